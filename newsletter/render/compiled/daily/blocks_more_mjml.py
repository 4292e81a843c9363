from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/more.mjml.j2'

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
    l_0_column = resolve('column')
    l_0_flow = resolve('flow')
    l_0_opening = l_0_count = missing
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_2 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
    pass
    included_template = environment.get_template('partials/opening.mjml.j2', 'blocks/more.mjml.j2')._get_default_module(context)
    l_0_opening = getattr(included_template, 'opening', missing)
    if l_0_opening is missing:
        l_0_opening = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/more.mjml.j2') does not export the requested name 'opening'", name='opening')
    context.vars['opening'] = l_0_opening
    context.exported_vars.discard('opening')
    l_0_count = t_2(environment.call(context, (undefined(name='opening') if l_0_opening is missing else l_0_opening), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    context.vars['count'] = l_0_count
    context.exported_vars.add('count')
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="28px 32px 2px"><h2 class="title title-more tight-'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '">'
    yield show(t_1((l_0_block.title if l_0_block.__class__ in having_title else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'title'))))
    yield '</h2></mj-text>\n'
    yield show(environment.call(context, (undefined(name='column') if l_0_column is missing else l_0_column), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))[:(undefined(name='count') if l_0_count is missing else l_0_count)]))
    yield '\n  </mj-column>\n</mj-section>\n'
    yield show(environment.call(context, (undefined(name='flow') if l_0_flow is missing else l_0_flow), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))[(undefined(name='count') if l_0_count is missing else l_0_count):]))

blocks = {}
debug_info = '1=30&2=36&5=40&6=44&9=46'
having_blocks = environment.having('blocks')
having_title = environment.having('title')

# Made by tests/tools/docs.py, of blocks/more.mjml.j2: change the template, not this file.
