"""Opens REFI-QDA projects with the importer of QualCoder itself, without its window, and prints what arrived as JSON.

    python tests/bench/qualcoder.py QUALCODER_SOURCE PROJECT.qdpx...

QUALCODER_SOURCE is a checkout of QualCoder (LGPL), of which nothing is copied here; Python needs PyQt6. Its message box is
replaced, and its tables are made by the statements in its own source.
"""

import ast
import builtins
import json
import os
import sqlite3
import sys
import tempfile
import types
from pathlib import Path
from shutil import copy

os.environ['QT_QPA_PLATFORM'] = 'offscreen'
builtins._ = lambda text: text


def prepare(source: Path) -> None:
    """Makes the importer loadable: the package without its start, and a message box that answers by itself."""
    package = types.ModuleType('qualcoder')
    package.__path__ = [str(source / 'src' / 'qualcoder')]
    sys.modules['qualcoder'] = package
    helpers = types.ModuleType('qualcoder.helpers')
    helpers.Message = lambda *_args: types.SimpleNamespace(exec=lambda: None)
    sys.modules['qualcoder.helpers'] = helpers


def table_statements(source: Path) -> list[str]:
    """The first statement for each table in the program's own source."""
    tree = ast.parse((source / 'src' / 'qualcoder' / '__main__.py').read_text(encoding='utf8'))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    found: dict[str, str] = {}
    for text in texts:
        if text.startswith('CREATE TABLE '):
            found.setdefault(text.split()[2], text)
    return list(found.values())


def import_project(source: Path, file: Path, folder: Path) -> sqlite3.Connection:
    from PyQt6 import QtWidgets
    from qualcoder.refi import RefiImport

    for inner in ('images', 'audio', 'video', 'documents'):
        (folder / inner).mkdir(parents=True)
    connection = sqlite3.connect(folder / 'data.qda')
    for statement in table_statements(source):
        connection.execute(statement)
    columns = [row[1] for row in connection.execute('pragma table_info(project)')]
    connection.execute(f"insert into project ({columns[0]}) values ('test')")
    connection.commit()
    settings = {'codername': 'default', 'directory': str(folder), 'ai_enable': 'False'}
    app = types.SimpleNamespace(
        conn=connection,
        settings=settings,
        project_path=str(folder),
        project_name='test.qda',
        version='test',
        ai_models=[],
        write_config_ini=lambda *_args: None,
        get_annotations=lambda: [],
    )
    copied = Path(copy(file, folder))
    QtWidgets.QFileDialog.getOpenFileName = staticmethod(lambda *_args, **_more: (str(copied), True))
    log = types.SimpleNamespace(append=lambda text: print(text, file=sys.stderr))
    RefiImport(app, log, 'qde' if file.suffix == '.qdpx' else 'qdc')
    return connection


def summary(connection: sqlite3.Connection) -> dict:
    def rows(statement: str) -> list:
        return [list(row) for row in connection.execute(statement)]

    texts = dict(connection.execute('select id, fulltext from source'))
    codings = rows(
        'select c.name, t.fid, t.pos0, t.pos1, t.seltext, t.owner, t.memo from code_text t'
        ' left join code_name c on c.cid = t.cid order by t.fid, t.pos0, t.pos1, c.name'
    )
    return {
        'categories': rows('select count(*) from code_cat')[0][0],
        'codes': rows('select count(*) from code_name')[0][0],
        'sources': rows('select name, length(fulltext) from source order by name'),
        'codings': len(codings),
        'codings without code': sum(name is None for name, *_ in codings),
        'codings whose words are not at their place': sum(
            texts[fid][start:end] != words for _, fid, start, end, words, *_ in codings
        ),
        'by coder': dict(connection.execute('select owner, count(*) from code_text group by owner order by owner')),
        'coding memos': rows("select count(*) from code_text where memo != ''")[0][0],
        'annotations': rows('select count(*) from annotation')[0][0],
        'journal': rows('select count(*) from journal')[0][0],
        'cases': rows('select count(*) from cases')[0][0],
        'attributes': rows("select attr_type, count(*) from attribute where value != '' group by attr_type"),
        'quotes': [[name, words, owner] for name, _, _, _, words, owner, _ in codings],
    }


def main() -> None:
    source = Path(sys.argv[1])
    prepare(source)
    from PyQt6 import QtWidgets

    _application = QtWidgets.QApplication([])
    for name in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as folder:
            connection = import_project(source, Path(name), Path(folder) / 'test.qda')
            print(json.dumps({'file': name, **summary(connection)}, ensure_ascii=False))


main()
