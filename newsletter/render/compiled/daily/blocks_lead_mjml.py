from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/lead.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
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
    l_0_count = t_3(environment.call(context, (undefined(name='opening') if l_0_opening is missing else l_0_opening), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')))
    context.vars['count'] = l_0_count
    context.exported_vars.add('count')
    yield '<mj-section css-class="paper">\n  <mj-column>\n    <mj-text css-class="gutter" padding="28px 32px 24px">\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker'):
        pass
        yield '      <p class="kicker">'
        yield escape(environment.finalize(context, environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'kicker')))
        yield '</p>\n'
    yield '      <h1 class="headline tight-'
    yield escape(environment.finalize(context, (undefined(name='dir') if l_0_dir is missing else l_0_dir)))
    yield '">'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url'):
        pass
        yield '<a class="bare" href="'
        yield escape(environment.finalize(context, t_1(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url'))))
        yield '">'
        yield escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'headline'))))
        yield '</a>'
    else:
        pass
        yield escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'headline'))))
    yield '</h1>\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'dek'):
        pass
        yield '      <p class="dek">'
        yield escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'dek'))))
        yield '</p>\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'byline'):
        pass
        yield '      <p class="byline">'
        yield escape(environment.finalize(context, t_2(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'byline'))))
        yield '</p>\n'
    yield '    </mj-text>\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'):
        pass
        l_0_bleeds = (not (0 < environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'), 'width_px') < 600))
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
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='picture') if l_0_picture is missing else l_0_picture), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'), (600 if (undefined(name='bleeds') if l_0_bleeds is missing else l_0_bleeds) else 536), (environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'), 'href') or environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'url')))))
        yield '</mj-text>\n    <mj-text css-class="gutter" padding="0px 32px 24px">'
        yield escape(environment.finalize(context, environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'hero'))))
        yield '</mj-text>\n'
    yield escape(environment.finalize(context, environment.call(context, (undefined(name='column') if l_0_column is missing else l_0_column), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')[:(undefined(name='count') if l_0_count is missing else l_0_count)])))
    yield '\n  </mj-column>\n</mj-section>\n'
    yield escape(environment.finalize(context, environment.call(context, (undefined(name='flow') if l_0_flow is missing else l_0_flow), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks')[(undefined(name='count') if l_0_count is missing else l_0_count):])))

blocks = {}
debug_info = '1=35&2=44&3=50&7=54&8=57&10=60&11=73&12=76&14=78&15=81&18=84&20=86&21=90&22=99&24=101&27=103'

# Made by tests/tools/docs.py, of blocks/lead.mjml.j2: change the template, not this file.
