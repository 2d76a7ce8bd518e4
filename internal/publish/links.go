package publish

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// leading are the attributes that lead elsewhere.
var leading = map[string]bool{"href": true, "src": true, "action": true}

var leadingBytes = [][]byte{[]byte(`href="/`), []byte(`src="/`), []byte(`action="/`)}

// relink writes the links of a page as relative paths from its own file, and
// returns the places that they lead to. A tag that leads nowhere is not taken
// apart: the portal's templates escape every < and > that begins or ends none.
func relink(page []byte, from string) (relinked []byte, to []place, err error) {
	var out bytes.Buffer
	out.Grow(len(page))
	for len(page) > 0 {
		begin := bytes.IndexByte(page, '<')
		if begin < 0 {
			out.Write(page)
			break
		}
		length := bytes.IndexByte(page[begin:], '>') + 1
		if length == 0 {
			return nil, nil, fmt.Errorf("page %s: a tag does not end: %.60q", from, page[begin:])
		}
		out.Write(page[:begin])
		tag := page[begin : begin+length]
		if page = page[begin+length:]; !leads(tag) {
			out.Write(tag)
			continue
		}
		token, places, err := retag(tag, from)
		if err != nil {
			return nil, nil, fmt.Errorf("page %s: %w", from, err)
		}
		out.WriteString(token)
		to = append(to, places...)
	}
	return out.Bytes(), to, nil
}

// retag writes one tag with its links as relative paths.
func retag(tag []byte, from string) (string, []place, error) {
	z := html.NewTokenizer(bytes.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return "", nil, fmt.Errorf("%.60q has a link and is no tag", tag)
	}
	token := z.Token()
	var to []place
	for i := range token.Attr {
		a := &token.Attr[i]
		if !leading[a.Key] || !strings.HasPrefix(a.Val, "/") {
			continue
		}
		p, err := placeOf(a.Val)
		if err != nil {
			return "", nil, fmt.Errorf("a link: %w", err)
		}
		a.Val = relative(from, p.file) + p.rest
		to = append(to, p)
	}
	return token.String(), to, nil
}

// leads says whether a tag may have a link of this site, without taking it apart.
func leads(raw []byte) bool {
	for _, begin := range leadingBytes {
		if bytes.Contains(raw, begin) {
			return true
		}
	}
	return false
}
