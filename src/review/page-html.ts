/** The page: everything in it is made by its program. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Themata review</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/review.css">
<script src="/review.js" defer></script>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
<div id="app"></div>
<p id="live" role="status" class="hidden"></p>
</body>
</html>
`
