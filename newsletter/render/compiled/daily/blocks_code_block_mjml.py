from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/code_block.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    pass
    yield '<pre class="code" dir="ltr">'
    yield show((l_0_block.value if l_0_block.__class__ in having_value else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'value')))
    yield '</pre>'

blocks = {}
debug_info = '1=15'
having_value = environment.having('value')

# Made by tests/tools/docs.py, of blocks/code_block.mjml.j2: change the template, not this file.
