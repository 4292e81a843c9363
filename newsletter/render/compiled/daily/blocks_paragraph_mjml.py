from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/paragraph.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    pass
    yield '<p class="p">'
    yield show(t_1((l_0_block.text if l_0_block.__class__ in having_text else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'text'))))
    yield '</p>'

blocks = {}
debug_info = '1=21'
having_text = environment.having('text')

# Made by tests/tools/docs.py, of blocks/paragraph.mjml.j2: change the template, not this file.
