from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/figure.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_first = resolve('first')
    l_0_block = resolve('block')
    l_0_legend = l_0_picture = missing
    pass
    included_template = environment.get_template('partials/picture.mjml.j2', 'blocks/figure.mjml.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/figure.mjml.j2') does not export the requested name 'legend'", name='legend')
    l_0_picture = getattr(included_template, 'picture', missing)
    if l_0_picture is missing:
        l_0_picture = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'blocks/figure.mjml.j2') does not export the requested name 'picture'", name='picture')
    context.vars.update({'legend': l_0_legend, 'picture': l_0_picture})
    context.exported_vars.difference_update(('legend', 'picture'))
    yield '<mj-text css-class="gutter" padding="'
    yield show(('0px' if (undefined(name='first') if l_0_first is missing else l_0_first) else '8px'))
    yield ' 32px 24px">\n'
    yield show(environment.call(context, (undefined(name='picture') if l_0_picture is missing else l_0_picture), (undefined(name='block') if l_0_block is missing else l_0_block), 536, (l_0_block.href if l_0_block.__class__ in having_href else attribute((undefined(name='block') if l_0_block is missing else l_0_block), 'href'))))
    yield '\n'
    yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (undefined(name='block') if l_0_block is missing else l_0_block)))
    yield '\n</mj-text>'

blocks = {}
debug_info = '1=16&2=26&3=28&4=30'
having_href = environment.having('href')

# Made by tests/tools/docs.py, of blocks/figure.mjml.j2: change the template, not this file.
