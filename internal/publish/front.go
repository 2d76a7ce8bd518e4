package publish

import (
	"bytes"
	"html/template"

	"urna/election"
	"urna/internal/i18n"
)

// front is the first page of a copy: the choice of a language, and no number.
var front = template.Must(template.New("front").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{range $i, $c := .}}{{if $i}} · {{end}}{{$c.Title}}{{end}}</title>
<link rel="stylesheet" href="style.css">
<link rel="icon" href="icon.svg" type="image/svg+xml">
</head>
<body>
<main id="main">
<h1>Urna</h1>
<ul>{{range .}}<li lang="{{.Tag}}"><a href="{{.Tag}}/index.html" hreflang="{{.Tag}}">{{.Name}}</a>: {{.Title}}. {{.Nature}}</li>
{{end}}</ul>
</main>
</body>
</html>
`))

type choice struct{ Tag, Name, Title, Nature string }

func frontPage(state *election.State) ([]byte, error) {
	var choices []choice
	for _, lang := range i18n.Languages() {
		c := choice{Tag: string(lang), Name: lang.Name(), Nature: lang.Text("page.nature." + state.Office.Genesis.Nature)}
		if state.Rulebook != nil {
			c.Title = state.Rulebook.Election.Title.In(string(lang))
		}
		choices = append(choices, c)
	}
	var out bytes.Buffer
	err := front.Execute(&out, choices)
	return out.Bytes(), err
}
