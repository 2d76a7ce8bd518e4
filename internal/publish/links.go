package publish

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"strings"
	"sync"
)

// leading are the attributes that lead elsewhere in this site, as the portal's
// templates write them.
var leading = [][]byte{[]byte(` href="/`), []byte(` src="/`), []byte(` action="/`)}

// rooted begins the value of every one of them.
var rooted = []byte(`="/`)

// relink writes the links of a page as relative paths from its own file, and
// returns the places that they lead to. Only tags with an address of this site are
// taken apart: the portal's templates escape every quote, < and > of a text, so
// that an address stands nowhere else.
func (t *tags) relink(page []byte, from string) (relinked []byte, to []place, err error) {
	var out bytes.Buffer
	out.Grow(len(page))
	folder := path.Dir(from)
	for {
		address := bytes.Index(page, rooted)
		if address < 0 {
			out.Write(page)
			return out.Bytes(), to, nil
		}
		begin := bytes.LastIndexByte(page[:address], '<')
		length := bytes.IndexByte(page[address:], '>') + 1
		if begin < 0 || length == 0 {
			return nil, nil, fmt.Errorf("page %s: a tag does not begin or end: %.60q", from, page[address:])
		}
		end := address + length
		written, err := t.retag(page[begin:end], folder)
		if err != nil {
			return nil, nil, fmt.Errorf("page %s: %w", from, err)
		}
		out.Write(page[:begin])
		out.WriteString(written.token)
		to = append(to, written.to...)
		page = page[end:]
	}
}

// tags keeps the tags that were written last: the ways between pages stand on
// every page of a folder. They may be shared.
type tags struct {
	mu   sync.Mutex
	kept map[string]retagged // by folder and tag
}

// retagged is one tag with its links as relative paths, and where they lead.
type retagged struct {
	token string
	to    []place
}

// mostTags bounds the tags that are kept; beyond it all are forgotten.
const mostTags = 4096

func (t *tags) retag(tag []byte, folder string) (retagged, error) {
	key := folder + "\x00" + string(tag)
	t.mu.Lock()
	written, known := t.kept[key]
	t.mu.Unlock()
	if known {
		return written, nil
	}
	written, err := retag(tag, folder)
	if err != nil {
		return written, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept == nil || len(t.kept) == mostTags {
		t.kept = map[string]retagged{}
	}
	t.kept[key] = written
	return written, nil
}

// retag writes the links of one tag as seen from a folder.
func retag(tag []byte, folder string) (retagged, error) {
	var written strings.Builder
	var to []place
	for {
		begin := link(tag)
		if begin < 0 {
			written.Write(tag)
			return retagged{written.String(), to}, nil
		}
		written.Write(tag[:begin])
		address, rest, ended := bytes.Cut(tag[begin:], []byte{'"'})
		if !ended {
			return retagged{}, fmt.Errorf("%.60q has a link that does not end", tag)
		}
		p, err := placeOf(html.UnescapeString(string(address)))
		if err != nil {
			return retagged{}, fmt.Errorf("a link: %w", err)
		}
		written.WriteString(html.EscapeString(relative(path.Join(folder, "page"), p.file) + p.rest))
		to = append(to, p)
		tag = append([]byte{'"'}, rest...)
	}
}

// link is where the first address of this site begins in a tag; -1 for none.
func link(tag []byte) int {
	first := -1
	for _, name := range leading {
		if at := bytes.Index(tag, name); at >= 0 && (first < 0 || at+len(name)-1 < first) {
			first = at + len(name) - 1
		}
	}
	return first
}
