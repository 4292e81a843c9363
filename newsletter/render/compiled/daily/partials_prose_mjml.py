from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'partials/prose.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_within = resolve('within')
    l_0_content = resolve('content')
    pass
    yield '<mj-text css-class="gutter"'
    if ((undefined(name='within') if l_0_within is missing else l_0_within) == 'more'):
        pass
        yield ' padding="18px 32px 0px"'
    yield '>\n'
    yield show((undefined(name='content') if l_0_content is missing else l_0_content))
    yield '\n</mj-text>'

blocks = {}
debug_info = '1=16&2=20'

# Made by tests/tools/docs.py, of partials/prose.mjml.j2: change the template, not this file.
