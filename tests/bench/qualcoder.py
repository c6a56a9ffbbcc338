"""Opens REFI-QDA projects with the importer of QualCoder itself, without its window, and prints what arrived as JSON.
With --export, each project is exported by QualCoder again; with --crlf too, with the line ends that it writes for MAXQDA.

    python tests/bench/qualcoder.py QUALCODER_SOURCE PROJECT.qdpx... [--export FOLDER] [--crlf]

QUALCODER_SOURCE is a checkout of QualCoder (LGPL), of which nothing is copied here; Python needs PyQt6. Its message box is
replaced, and its tables are made by the statements in its own source.
"""

import argparse
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


def import_project(source: Path, file: Path, folder: Path) -> types.SimpleNamespace:
    from PyQt6 import QtWidgets
    from qualcoder.refi import RefiImport

    for inner in ('images', 'audio', 'video', 'documents'):
        (folder / inner).mkdir(parents=True)
    connection = sqlite3.connect(folder / 'data.qda')
    for statement in table_statements(source):
        connection.execute(statement)
    connection.execute("insert into project (databaseversion, date, memo) values ('test', '2026-01-01 00:00:00', '')")
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
    app.log = log
    RefiImport(app, log, 'qde' if file.suffix == '.qdpx' else 'qdc')
    return app


def export_project(app: types.SimpleNamespace, name: str, folder: Path, has_crlf: bool) -> None:
    """Exports a project as QualCoder does, with its dialogs answered."""
    import qualcoder.refi as refi
    from PyQt6 import QtWidgets

    chosen = types.SimpleNamespace(isChecked=lambda: has_crlf)
    refi.RefiLineEndings = lambda *_args: types.SimpleNamespace(
        exec=lambda: None, ui=types.SimpleNamespace(radioButton_maxqda=chosen)
    )
    QtWidgets.QFileDialog.getExistingDirectory = staticmethod(lambda *_args, **_more: str(folder))
    columns = ('anid', 'fid', 'pos0', 'pos1', 'memo', 'owner', 'date')
    app.project_name = f'{name}.qda'
    app.get_annotations = lambda: [
        dict(zip(columns, row)) for row in app.conn.execute(f"select {', '.join(columns)} from annotation")
    ]
    refi.RefiExport(app, app.log, 'project')


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
    arguments = argparse.ArgumentParser()
    arguments.add_argument('source', type=Path)
    arguments.add_argument('projects', type=Path, nargs='+')
    arguments.add_argument('--export', type=Path)
    arguments.add_argument('--crlf', action='store_true')
    asked = arguments.parse_args()
    prepare(asked.source)
    from PyQt6 import QtWidgets

    _application = QtWidgets.QApplication([])
    for file in asked.projects:
        with tempfile.TemporaryDirectory() as folder:
            os.environ['HOME'] = folder
            (Path(folder) / '.qualcoder').mkdir()
            app = import_project(asked.source, file, Path(folder) / 'test.qda')
            print(json.dumps({'file': str(file), **summary(app.conn)}, ensure_ascii=False))
            if asked.export is not None:
                export_project(app, file.stem, asked.export, asked.crlf)


main()
