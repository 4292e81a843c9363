from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/lead.mjml.j2'

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
    l_0_bleeds = resolve('bleeds')
    l_0_column = resolve('column')
    l_0_flow = resolve('flow')
    l_0_legend = l_0_picture = l_0_opening = l_0_count = missing
    try:
        t_1 = environment.filters['href']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'href' found.")
    try:
        t_2 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_3 = environment.filters['int']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'int' found.")
    pass
    included_template = environment.get_template('partials/picture.mjml.j2', 'blocks/lead.mjml.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/lead.mjml.j2') does not export the requested name 'legend'", name='legend')
    l_0_picture = getattr(included_template, 'picture', missing)
    if l_0_picture is missing:
        l_0_picture = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/lead.mjml.j2') does not export the requested name 'picture'", name='picture')
    context.vars.update({'legend': l_0_legend, 'picture': l_0_picture})
    context.exported_vars.difference_update(('legend', 'picture'))
    included_template = environment.get_template('partials/opening.mjml.j2', 'blocks/lead.mjml.j2')._get_default_module(context)
    l_0_opening = getattr(included_template, 'opening', missing)
    if l_0_opening is missing:
        l_0_opening = undefined(f"the template {included_template.__name__!r} (imported on line 2 in 'blocks/lead.mjml.j2') does not export the requested name 'opening'", name='opening')
    context.vars['opening'] = l_0_opening
    context.exported_vars.discard('opening')
    l_0_count = t_3(environment.call(context, (undefined(name='opening') if l_0_opening is missing else l_0_opening), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    context.vars['count'] = l_0_count
    context.exported_vars.add('count')
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="28px 32px 24px">\n'
    if (l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')):
        pass
        yield '      <p class="kicker">'
        yield show((l_0_block.kicker if l_0_block.__class__ in having_kicker else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')))
        yield '</p>\n'
    yield '      <h1 class="headline tight-'
    yield show((undefined(name='dir') if l_0_dir is missing else l_0_dir))
    yield '">'
    if (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')):
        pass
        yield '<a class="bare" href="'
        yield show(t_1((l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url'))))
        yield '">'
        yield show(t_2((l_0_block.headline if l_0_block.__class__ in having_headline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'headline'))))
        yield '</a>'
    else:
        pass
        yield show(t_2((l_0_block.headline if l_0_block.__class__ in having_headline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'headline'))))
    yield '</h1>\n'
    if (l_0_block.dek if l_0_block.__class__ in having_dek else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'dek')):
        pass
        yield '      <p class="dek">'
        yield show(t_2((l_0_block.dek if l_0_block.__class__ in having_dek else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'dek'))))
        yield '</p>\n'
    if (l_0_block.byline if l_0_block.__class__ in having_byline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'byline')):
        pass
        yield '      <p class="byline">'
        yield show(t_2((l_0_block.byline if l_0_block.__class__ in having_byline else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'byline'))))
        yield '</p>\n'
    yield '    </mj-text>\n'
    if (l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero')):
        pass
        l_0_bleeds = (not (0 < attribute((l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero')), 'width_px') < 600))
        context.vars['bleeds'] = l_0_bleeds
        context.exported_vars.add('bleeds')
        yield '    <mj-text '
        if (undefined(name='bleeds') if l_0_bleeds is missing else l_0_bleeds):
            pass
            yield 'padding="0px"'
        else:
            pass
            yield 'css-class="gutter"'
        yield '>'
        yield show(environment.call(context, (undefined(name='picture') if l_0_picture is missing else l_0_picture), (l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero')), (600 if (undefined(name='bleeds') if l_0_bleeds is missing else l_0_bleeds) else 536), (attribute((l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero')), 'href') or (l_0_block.url if l_0_block.__class__ in having_url else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'url')))))
        yield '</mj-text>\n    <mj-text css-class="gutter" padding="0px 32px 24px">'
        yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (l_0_block.hero if l_0_block.__class__ in having_hero else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'))))
        yield '</mj-text>\n'
    yield show(environment.call(context, (undefined(name='column') if l_0_column is missing else l_0_column), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))[:(undefined(name='count') if l_0_count is missing else l_0_count)]))
    yield '\n  </mj-column>\n</mj-section>\n'
    yield show(environment.call(context, (undefined(name='flow') if l_0_flow is missing else l_0_flow), (l_0_block.blocks if l_0_block.__class__ in having_blocks else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))[(undefined(name='count') if l_0_count is missing else l_0_count):]))

blocks = {}
debug_info = '1=37&2=46&3=52&7=56&8=59&10=62&11=75&12=78&14=80&15=83&18=86&20=88&21=92&22=101&24=103&27=105'
having_blocks = environment.having('blocks')
having_byline = environment.having('byline')
having_dek = environment.having('dek')
having_headline = environment.having('headline')
having_hero = environment.having('hero')
having_kicker = environment.having('kicker')
having_url = environment.having('url')

# Made by tests/tools/docs.py, of blocks/lead.mjml.j2: change the template, not this file.
