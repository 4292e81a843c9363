from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/lead.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_link = resolve('link')
    l_0_text = resolve('text')
    l_0_references = resolve('references')
    l_0_legend = l_0_headline = missing
    try:
        t_1 = environment.filters['cells']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'cells' found.")
    try:
        t_2 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_3 = environment.filters['min']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'min' found.")
    try:
        t_4 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_5 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_5(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    included_template = environment.get_template('text/legend.txt.j2', 'text/lead.txt.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'text/lead.txt.j2') does not export the requested name 'legend'", name='legend')
    context.vars['legend'] = l_0_legend
    context.exported_vars.discard('legend')
    l_0_headline = t_2((l_0_block.headline if l_0_block.__class__ in having_headline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'headline')))
    context.vars['headline'] = l_0_headline
    context.exported_vars.add('headline')
    if (l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')):
        pass
        yield show(t_5(t_2((l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')))))
        yield '\n\n'
    yield show(t_5(t_4(str_join(((undefined(name='headline') if l_0_headline is missing else l_0_headline), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')), (undefined(name='headline') if l_0_headline is missing else l_0_headline)), )))))
    yield '\n'
    yield show(('=' * t_3(environment, [t_1((undefined(name='headline') if l_0_headline is missing else l_0_headline)), 72])))
    yield '\n\n'
    if (l_0_block.dek if l_0_block.__class__ in having_dek else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'dek')):
        pass
        yield show(t_5(t_2((l_0_block.dek if l_0_block.__class__ in having_dek else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'dek')))))
        yield '\n\n'
    if (l_0_block.byline if l_0_block.__class__ in having_byline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'byline')):
        pass
        yield show(t_5(t_2((l_0_block.byline if l_0_block.__class__ in having_byline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'byline')))))
        yield '\n\n'
    if (l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero')):
        pass
        yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'))))
        yield '\n\n'
    yield show(environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    yield '\n\n'
    yield show(environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references)))

blocks = {}
debug_info = '1=48&2=54&3=57&4=59&7=61&8=63&10=65&11=67&14=69&15=71&18=73&19=75&22=77&24=79'
having_blocks = environment.having('blocks')
having_byline = environment.having('byline')
having_dek = environment.having('dek')
having_headline = environment.having('headline')
having_hero = environment.having('hero')
having_kicker = environment.having('kicker')
having_url = environment.having('url')

# Made by tests/tools/docs.py, of text/lead.txt.j2: change the template, not this file.
