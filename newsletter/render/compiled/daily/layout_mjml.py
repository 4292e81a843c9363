from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'layout.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_lang = resolve('lang')
    l_0_dir = resolve('dir')
    l_0_subject = resolve('subject')
    l_0_colors = resolve('colors')
    l_0_fonts = resolve('fonts')
    l_0_preheader = resolve('preheader')
    l_0_flow = resolve('flow')
    l_0_issue = resolve('issue')
    pass
    yield '<mjml lang="'
    yield show((undefined(name='lang') if l_0_lang is missing else l_0_lang))
    yield '" dir="'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '">\n  <mj-head>\n    <mj-title>'
    yield show((undefined(name='subject') if l_0_subject is missing else l_0_subject))
    yield '</mj-title>\n    <mj-attributes>\n      <mj-section background-color="'
    yield show((l_0_colors.paper if l_0_colors.__class__ in having_paper else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'paper')))
    yield '" direction="'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '" padding="0px" />\n      <mj-column direction="'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '" />\n      <mj-text font-family="'
    yield show((l_0_fonts.text if l_0_fonts.__class__ in having_text else attribute((undefined(name='fonts') if l_0_fonts is missing else l_0_fonts), 'text')))
    yield '" align="'
    yield show(('right' if ((undefined(name='dir') if l_0_dir is missing else l_0_dir) == 'rtl') else 'left'))
    yield '" color="'
    yield show((l_0_colors.ink if l_0_colors.__class__ in having_ink else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ink')))
    yield '" font-size="17px" line-height="1.6" padding="0px 32px" />\n    </mj-attributes>\n    <mj-raw>\n      <meta name="color-scheme" content="light dark" />\n      <meta name="supported-color-schemes" content="light dark" />\n      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />\n    </mj-raw>\n    <mj-raw><!--[if mso]><style>p, h1, h2, h3, h4, h5, h6, li, td, div { mso-line-height-rule: exactly; }</style><![endif]--></mj-raw>\n  </mj-head>\n  <mj-body css-class="ground" background-color="'
    yield show((l_0_colors.ground if l_0_colors.__class__ in having_ground else attribute((undefined(name='colors') if l_0_colors is missing else l_0_colors), 'ground')))
    yield '" width="600px">\n'
    if (undefined(name='preheader') if l_0_preheader is missing else l_0_preheader):
        pass
        yield '    <mj-raw><div class="preheader">'
        yield show((undefined(name='preheader') if l_0_preheader is missing else l_0_preheader))
        yield show('͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0͏\u200c\xa0')
        yield '</div></mj-raw>\n'
    template = environment.get_template('partials/masthead.mjml.j2', 'layout.mjml.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield show(environment.call(context, (undefined(name='flow') if l_0_flow is missing else l_0_flow), (l_0_issue.parts if l_0_issue.__class__ in having_parts else attribute((undefined(name='issue') if l_0_issue is missing else l_0_issue), 'parts'))))
    yield '\n'
    template = environment.get_template('partials/footer.mjml.j2', 'layout.mjml.j2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '  </mj-body>\n</mjml>'

blocks = {}
debug_info = '1=22&3=26&5=28&6=32&7=34&17=40&18=42&21=45&23=48&24=54&25=56'
having_ground = environment.having('ground')
having_ink = environment.having('ink')
having_paper = environment.having('paper')
having_parts = environment.having('parts')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of layout.mjml.j2: change the template, not this file.
