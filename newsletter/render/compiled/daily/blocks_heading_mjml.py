from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/heading.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_within = resolve('within')
    l_0_block = resolve('block')
    l_0_first = resolve('first')
    l_0_level = missing
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    pass
    l_0_level = (((l_0_block.level if l_0_block.__class__ in having_level else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'level')) - 1) if ((undefined(name='within') if l_0_within is missing else l_0_within) == 'lead') else (l_0_block.level if l_0_block.__class__ in having_level else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'level')))
    context.vars['level'] = l_0_level
    context.exported_vars.add('level')
    yield '<h'
    yield show((undefined(name='level') if l_0_level is missing else l_0_level))
    yield ' class="h'
    yield show((l_0_block.level if l_0_block.__class__ in having_level else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'level')))
    yield show((' first' if (undefined(name='first') if l_0_first is missing else l_0_first) else cond_expr_undefined("the inline if-expression on line 3 in 'blocks/heading.mjml.j2' evaluated to false and no else section was defined.")))
    yield '">'
    yield show(t_1((l_0_block.text if l_0_block.__class__ in having_text else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'text'))))
    yield '</h'
    yield show((undefined(name='level') if l_0_level is missing else l_0_level))
    yield '>'

blocks = {}
debug_info = '2=23&3=27'
having_level = environment.having('level')
having_text = environment.having('text')

# Made by tests/tools/docs.py, of blocks/heading.mjml.j2: change the template, not this file.
