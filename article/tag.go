package article

import "golang.org/x/net/html/atom"

// tag is an element's name, as far as the reading of a page depends on it.
type tag uint8

const (
	tagNone tag = iota
	tagText
	tagOther // an inline element or one unknown
	tagA
	tagAddress
	tagArticle
	tagAside
	tagAudio
	tagBlockquote
	tagBody
	tagBr
	tagButton
	tagCanvas
	tagCaption
	tagCite
	tagDd
	tagDetails
	tagDialog
	tagDiv
	tagDl
	tagDt
	tagFieldset
	tagFigcaption
	tagFigure
	tagFooter
	tagForm
	tagH1
	tagH2
	tagH3
	tagH4
	tagH5
	tagH6
	tagHeader
	tagHr
	tagHtml
	tagIframe
	tagImg
	tagInput
	tagLabel
	tagLi
	tagMain
	tagMath
	tagMenu
	tagMeta
	tagNav
	tagNoscript
	tagObject
	tagOl
	tagOption
	tagP
	tagPre
	tagRt
	tagScript
	tagSection
	tagSelect
	tagSmall
	tagSpan
	tagStyle
	tagSummary
	tagSvg
	tagTable
	tagTbody
	tagTd
	tagTemplate
	tagTextarea
	tagTh
	tagTime
	tagTitle
	tagTr
	tagUl
	tagVideo
	tagWbr
	tagLink
	tags
)

type tagInfo uint8

const (
	tagKnown tagInfo = 1 << iota
	tagBlock         // begins a block and ends an open paragraph
	tagVoid
	tagDropped // holds no text of the page
	tagHeading
	tagCell // text in it is a block of its own, without ending a paragraph
)

var tagAtoms, tagInfos = knownTags()

func knownTags() (atoms map[atom.Atom]tag, infos [tags]tagInfo) {
	atoms = map[atom.Atom]tag{}
	for _, r := range []struct {
		tag  tag
		atom atom.Atom
		info tagInfo
	}{
		{tagA, atom.A, 0}, {tagAddress, atom.Address, tagBlock}, {tagArticle, atom.Article, tagBlock}, {tagAside, atom.Aside, tagBlock},
		{tagAudio, atom.Audio, tagDropped}, {tagBlockquote, atom.Blockquote, tagBlock}, {tagBody, atom.Body, tagBlock}, {tagBr, atom.Br, tagVoid},
		{tagButton, atom.Button, 0}, {tagCanvas, atom.Canvas, tagDropped}, {tagCaption, atom.Caption, tagCell}, {tagCite, atom.Cite, 0},
		{tagDd, atom.Dd, tagBlock}, {tagDetails, atom.Details, tagBlock}, {tagDialog, atom.Dialog, tagBlock}, {tagDiv, atom.Div, tagBlock},
		{tagDl, atom.Dl, tagBlock}, {tagDt, atom.Dt, tagBlock}, {tagFieldset, atom.Fieldset, tagBlock}, {tagFigcaption, atom.Figcaption, tagBlock},
		{tagFigure, atom.Figure, tagBlock}, {tagFooter, atom.Footer, tagBlock}, {tagForm, atom.Form, tagBlock},
		{tagH1, atom.H1, tagBlock | tagHeading}, {tagH2, atom.H2, tagBlock | tagHeading}, {tagH3, atom.H3, tagBlock | tagHeading},
		{tagH4, atom.H4, tagBlock | tagHeading}, {tagH5, atom.H5, tagBlock | tagHeading}, {tagH6, atom.H6, tagBlock | tagHeading},
		{tagHeader, atom.Header, tagBlock}, {tagHr, atom.Hr, tagBlock | tagVoid}, {tagHtml, atom.Html, tagBlock}, {tagIframe, atom.Iframe, tagDropped},
		{tagImg, atom.Img, tagVoid}, {tagInput, atom.Input, tagVoid}, {tagLabel, atom.Label, 0}, {tagLi, atom.Li, tagBlock}, {tagMain, atom.Main, tagBlock},
		{tagMath, atom.Math, 0}, {tagMenu, atom.Menu, tagBlock}, {tagMeta, atom.Meta, tagVoid}, {tagLink, atom.Link, tagVoid}, {tagNav, atom.Nav, tagBlock},
		{tagNoscript, atom.Noscript, tagCell}, {tagObject, atom.Object, tagDropped}, {tagOl, atom.Ol, tagBlock}, {tagOption, atom.Option, tagDropped},
		{tagP, atom.P, tagBlock}, {tagPre, atom.Pre, tagBlock}, {tagRt, atom.Rt, tagDropped}, {tagScript, atom.Script, tagDropped}, {tagSection, atom.Section, tagBlock},
		{tagSelect, atom.Select, tagDropped}, {tagSmall, atom.Small, 0}, {tagSpan, atom.Span, 0}, {tagStyle, atom.Style, tagDropped}, {tagSummary, atom.Summary, tagBlock},
		{tagSvg, atom.Svg, tagDropped}, {tagTable, atom.Table, tagBlock}, {tagTbody, atom.Tbody, tagCell}, {tagTd, atom.Td, tagCell},
		{tagTemplate, atom.Template, tagDropped}, {tagTextarea, atom.Textarea, tagDropped}, {tagTh, atom.Th, tagCell}, {tagTime, atom.Time, 0},
		{tagTitle, atom.Title, tagDropped}, {tagTr, atom.Tr, tagCell}, {tagUl, atom.Ul, tagBlock}, {tagVideo, atom.Video, tagDropped}, {tagWbr, atom.Wbr, tagVoid},
	} {
		atoms[r.atom] = r.tag
		infos[r.tag] = r.info | tagKnown
	}
	atoms[atom.Rp] = tagRt // how a word is read stands beside it
	for _, a := range []atom.Atom{atom.Area, atom.Base, atom.Col, atom.Embed, atom.Param, atom.Source, atom.Track} {
		atoms[a] = tagWbr
	}
	return atoms, infos
}

func tagOf(a atom.Atom) tag {
	if t, ok := tagAtoms[a]; ok {
		return t
	}
	return tagOther
}

func (t tag) heading() bool { return tagInfos[t]&tagHeading != 0 }

// blocky: the text within stands apart from the text around it.
func (t tag) blocky() bool { return tagInfos[t]&(tagBlock|tagCell) != 0 }
