from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/figure.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    show = environment.show
    attribute = environment.getattr
    l_0_block = resolve('block')
    l_0_legend = missing
    pass
    included_template = environment.get_template('text/legend.txt.j2', 'text/figure.txt.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'text/figure.txt.j2') does not export the requested name 'legend'", name='legend')
    context.vars['legend'] = l_0_legend
    context.exported_vars.discard('legend')
    yield show(environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), (undefined(name='block') if l_0_block is missing else l_0_block)))

blocks = {}
debug_info = '1=15&2=21'

# Made by tests/tools/docs.py, of text/figure.txt.j2: change the template, not this file.
