from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/flow_section.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_content = resolve('content')
    pass
    yield '<mj-section css-class="paper">\n  <mj-column>\n'
    yield show((undefined(name='content') if l_0_content is missing else l_0_content))
    yield '\n  </mj-column>\n</mj-section>'

blocks = {}
debug_info = '3=15'

# Made by tests/tools/docs.py, of partials/flow_section.mjml.j2: change the template, not this file.
