"""The component kit: `{% load ui %}`.

Inputs are keyword-only; an unknown or missing one stops the template from compiling. [x] may be
left out. Tones: plain, accent, attention, stop, done. Shapes (Fact, Tab, …) are the dataclasses
of portals/ui/shapes.py; any object with the same attributes does. Seen in all states at /ui/.

THE TRADE
  {% clear_terms terms= [label=] %}                 the five terms, whole. `terms`: five ClearTerms
  {% terms_strip terms= %}                          the same in one line, for cards and lists
  {% brief_card title= url= employer= terms= [employer_url= place= because= note= turn= level=2] %}
  {% listed_card brief= [because= note= level=2 linked=] %}  a row of briefs.listed, kept as written
  {% listed_cards items= %}                         such rows as a list: brief, because, note, mine
  {% turn who= [until= what= otherwise= tone=] %}   chip: "Your turn sign by Thu 14 May · then …"
  {% whose_turn turn= [side= role= names= other=] %}  the chip of a clocks.Turn; "Your turn" if
                                                    it is the side's; nothing when turn is None
  {% receipt findings= [passes= title= summary= open= unfold=all|first|none ask_url= show_remedy=
             asides= copies=] %}                    asides: by rule, what offices said (by, reason)
  {% findings items= [unfold= numbered= ask_url= mend= show_remedy= asides= copies=] %}
  {% passes items= [title=] %}                      what is in order, each line with its reason
  {% found name= items= [oob= texts=] %}            what a review finds at one field of a form
  {% verdict title= [tone=] %}…{% endverdict %}     banner with a judgement and its reason
  {% heed words= [brief=] %}                        what to mind about another's words, above them;
                                                    `words`: what concerns' hear() gave the row
  {% marks findings= %}                             what was found in words, for who looks into it
  {% report_link words= %}                          the small way to report words, beside them
  {% deliverables items= [level=3] %}               items: title, criteria (list or lines) [due_on]
  {% timeline events= [label=] %}                   events: Happening (title, at, actor, …)
THE PAGE
  {% places hat= path= %}                           the masthead's list: where a hat leads
  {% back url= label= %}   {% crumbs items= here= %}   {% tabs items= label= %}  (Tab)
  {% chips items= label= [all_url=] %}              Chip(label, url): chosen, to be taken away again
  {% steps items= label= [compact=] %}              Step(label, state done|now|next|skipped, note)
  {% pill text= [tone= icon=] %}                    a state in a word and an icon
  {% facts items= [wide=] %}  (Fact)    or  <dl class="facts">{% fact term= %}…{% endfact %}</dl>
  {% figures items= %}                              Figure(value, label, note, url)
  {% card [title= level=2 tone=] %}…{% endcard %}   {% note [tone=] %}…{% endnote %}
  {% guide moment= %}                               a guide, folded; its file's name
  {% disclosure summary= [open=] %}…{% enddisclosure %}
  {% empty title= [text= action_url= action_label= icon=] %}
  {% data_table caption= columns= rows= [stack= quiet= empty=] %}  Column; plain values or Cell
  {% table caption= [stack= quiet=] %}{% heads c1 c2 [numbers="2"] %}<tbody>…{% endtable %}
                                                    own cells: scope on th, data-label="…" on td,
                                                    class="number" for figures, in heads by place
  {% pagination page= [label=] %}                   a Page of http.paginate
  {% lasting %}…{% endlasting %}                    words that are the same on every page: written
                                                    once a language, with no variable at hand
  {% part "ui/parts/…" %}                           as include, quicker: with nothing of its own
  {% diff old= new= [label=] %}   {% meter label= value= top= said= [tone= hide_label=] %}
ACTS
  {% button label= [kind=main|quiet|plain|stop name= value= form= url= novalidate=] %}  submits its
                                                    form, to `url` if given
  {% link_button url= label= [kind=] %}
  {% copy_button source= label= [kind=plain] %}     copies the words of the element with that id
  {% post_button url= label= [kind= name= value=] %}          a whole form of one button
  {% actions [sticky= place=foot|margin] %}…{% endactions %}  the bar they stand in
  {% confirm label= url= submit= [kind= open=] %}what will happen, fields{% endconfirm %}
FORMS
  {% form [action= method= files= label= name= live_url= live_into= pure=] %}…{% endform %}
  {% form_errors form [form2 …] %}                  summary on top; put it first
  {% field form.x [hint= prefix= suffix= width=short|half autocomplete= inputmode= optional=
                   hide_label= found=] %}            the label is the form's; errors by ui/errors.py
  {% form_fields form [only="a b" errors=] %}       all of it at once, summary included
  {% fieldset legend= [hint=] %}…{% endfieldset %}
  {% htmx %}                                        in {% block head %}, only where live_url is used
CHARTS (all as SVG that follows the theme, with the table beneath)
  {% chart_bars title= rows= [unit= table=shown|folded|none note= head=] %}  Bar(label, value, said)
  {% chart_columns title= rows= [unit= table= note= head=] %}
  {% chart_line title= labels= series= [unit= table= note= head=] %}          Series(name, values)
  {% plan_chart title= start= end= weeks= [marks= today= table=] %}           PlanWeek, PlanMark
WORDS
  {{ at|when }} Thu 14 May, 17:00   {{ at|when:"yours" }} … your time   {{ on|day }} Fri 12 Jun
  {{ on|day:"year" }} Fri 12 Jun 2026   {{ email|breaks }} breaks at its joints if it must
  {{ at|clock_time }} 17:00   {{ minutes|hours }} 3 h 30
  {{ turn|whose:side }} Your turn, The student’s turn   {{ turn|then:side }} what happens otherwise
  {{ fee|money }} (a Money)   {{ minor|money:currency }}  → $432
  {% icon name= %}                                  decorative; names in static/ui/icons.svg

PAGES extend "ui/page.html" and fill: title, sheet ("narrow" for a form, "reading" for a text),
main; sometimes head, description. The usual opening of main:

  <header class="opening">
    {% back url=… label=… %}<h1>…</h1><p class="lead">…</p>{% whose_turn … %}
  </header>
  <div class="letter">
    <article class="stack"><section><h2>…</h2>…</section></article>
    <aside class="stack">…</aside>
  </div>

Layout classes: opening, lead, byline, letter (text beside a margin), stack (.tight), pair, row,
spread, soft, serif, number, visually-hidden, pre-line, center. Lists of cards: <ol class="briefs">
<li>{% brief_card … %}</li></ol> or <ul class="rows"><li>…</li></ul>.
"""

from __future__ import annotations

from django import template

from fairbrief.portals.ui.tags import (
    charts,
    forms,
    guiding,
    heeding,
    lasting,
    looking,
    page,
    part,
    plan,
    receipts,
    trade,
    writing,
)

register = template.Library()

for _part in (
    writing,
    trade,
    receipts,
    heeding,
    guiding,
    page,
    part,
    lasting,
    forms,
    charts,
    plan,
    looking,
):
    register.tags.update(_part.register.tags)
    register.filters.update(_part.register.filters)
