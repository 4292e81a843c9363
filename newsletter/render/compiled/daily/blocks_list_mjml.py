from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/list.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_dir = resolve('dir')
    l_0_tag_name = missing
    try:
        t_1 = environment.tests['none']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No test named 'none' found.")
    pass
    l_0_tag_name = ('ul' if t_1((l_0_block.start if l_0_block.__class__ in having_start else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'start'))) else 'ol')
    context.vars['tag_name'] = l_0_tag_name
    context.exported_vars.add('tag_name')
    yield '<'
    yield show((undefined(name='tag_name') if l_0_tag_name is missing else l_0_tag_name))
    yield ' class="list list-'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '"'
    if ((not t_1((l_0_block.start if l_0_block.__class__ in having_start else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'start')))) and ((l_0_block.start if l_0_block.__class__ in having_start else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'start')) != 1)):
        pass
        yield ' start="'
        yield show((l_0_block.start if l_0_block.__class__ in having_start else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'start')))
        yield '"'
    yield '>\n'
    for l_1_entry in (l_0_block.items if l_0_block.__class__ in having_items else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'items')):
        l_1_prose = resolve('prose')
        _loop_vars = {}
        pass
        yield '<li class="entry">'
        yield show(environment.call(context, (undefined(name='prose') if l_1_prose is missing else l_1_prose), l_1_entry, _loop_vars=_loop_vars))
        yield '</li>\n'
    l_1_entry = l_1_prose = missing
    yield '</'
    yield show((undefined(name='tag_name') if l_0_tag_name is missing else l_0_tag_name))
    yield '>'

blocks = {}
debug_info = '1=22&2=26&3=36&4=41&6=45'
having_items = environment.having('items')
having_start = environment.having('start')

# Made by tests/tools/docs.py, of blocks/list.mjml.j2: change the template, not this file.
