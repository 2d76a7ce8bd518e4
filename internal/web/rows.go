package web

import (
	"html/template"
	"strings"

	"urna/internal/i18n"
)

// Three lists make up most of a station's page, and a static copy draws tens of
// thousands of those pages. They are written here, by hand: templates call each
// value by reflection, which took half of the time of a copy.

// written is HTML under way; text is escaped, markup is ours.
type written struct{ strings.Builder }

func (w *written) text(markup, text string) {
	w.WriteString(markup)
	if strings.ContainsAny(text, "<>&'\"\x00") {
		text = template.HTMLEscapeString(text)
	}
	w.WriteString(text)
}

// A row's usual length, so that a list grows once.
const rowBytes = 160

// paperRows is the sheet in the order of the paper.
func paperRows(lang i18n.Language, rows []formRow) template.HTML {
	var w written
	w.Grow(rowBytes * len(rows))
	added := " <small>" + template.HTMLEscapeString(lang.Text("results.line-draft")) + "</small>"
	w.WriteString(`<div class="scroll" tabindex="0"><table class="form">` + "\n<tbody>")
	for i := range rows {
		row := &rows[i]
		draft := ""
		if row.Draft {
			draft = added
		}
		if row.Heading {
			w.text(`<tr class="list"><th scope="row" colspan="3"><span class="code">`, row.Code)
			w.text("</span> ", row.Name)
			w.WriteString(draft + "</th></tr>")
			continue
		}
		w.WriteString("<tr")
		if row.Inner {
			w.WriteString(` class="inner"`)
		}
		w.text(`><td class="code">`, row.Code)
		w.text(`</td><th scope="row">`, row.Name)
		w.WriteString(draft + `</th><td class="n`)
		if row.Blank {
			w.WriteString(" blank")
		}
		w.text(`">`, row.Value)
		w.WriteString("</td></tr>")
	}
	w.WriteString("</tbody>\n</table></div>")
	return template.HTML(w.String())
}

// relationRows is what every relation says of a sheet.
func relationRows(lang i18n.Language, relations []relationView) template.HTML {
	var w written
	w.Grow(2 * rowBytes * len(relations))
	w.WriteString(`<ul class="relations">`)
	for i := range relations {
		r := &relations[i]
		w.text(`<li class="`, r.Verdict)
		w.text(`">`+"\n"+`<p><strong><span class="sign" aria-hidden="true">`, sign(r.Verdict))
		w.text("</span> ", lang.Text("results.verdict."+r.Verdict))
		w.text(`</strong> <span class="code">`, r.Code)
		if r.Label != "" {
			w.text(" ", r.Label)
		}
		w.text("</span> ", r.Title)
		w.WriteString("</p>\n")
		if r.Formula != "" {
			w.text(`<p class="formula">`, r.Formula)
			if r.Left != "" {
				w.text(`<span class="sides">`, r.LeftWords)
				between := r.Sign
				if between == "" {
					between = lang.Text("results.against")
				}
				w.text(" ", between)
				w.text(" ", r.RightWords)
				w.WriteString("</span>")
			}
			w.WriteString("</p>")
		}
		if r.Blanks != "" {
			w.text("\n"+`<p class="terms">`, lang.Text("results.skipped-for"))
			w.text(" <code>", r.Blanks)
			w.WriteString("</code></p>")
		}
		w.WriteString("\n</li>")
	}
	w.WriteString("</ul>")
	return template.HTML(w.String())
}

// signatureRows is who signed, each with the key and the number of the signature.
func signatureRows(lang i18n.Language, signatures []signatureView) template.HTML {
	var w written
	w.Grow(2 * rowBytes * len(signatures))
	for i := range signatures {
		s := &signatures[i]
		w.text("<tr><td>", s.Words)
		w.text(`</td><td><code title="`, s.Key.String())
		w.text(`">`, s.Short)
		w.text(`</code></td><td class="n">`, lang.Number(s.Counter))
		w.WriteString("</td></tr>")
	}
	return template.HTML(w.String())
}
