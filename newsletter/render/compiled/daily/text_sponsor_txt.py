from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'text/sponsor.txt.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_block = resolve('block')
    l_0_references = resolve('references')
    l_0_text = resolve('text')
    l_0_words = resolve('words')
    l_0_link = resolve('link')
    l_0_labels = resolve('labels')
    l_0_facts = resolve('facts')
    l_0_legend = l_0_creative = l_0_political = missing
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    try:
        t_2 = environment.filters['trim']
    except KeyError:
        @internalcode
        def t_2(*unused):
            raise TemplateRuntimeError("No filter named 'trim' found.")
    try:
        t_3 = environment.filters['upper']
    except KeyError:
        @internalcode
        def t_3(*unused):
            raise TemplateRuntimeError("No filter named 'upper' found.")
    try:
        t_4 = environment.filters['wrap']
    except KeyError:
        @internalcode
        def t_4(*unused):
            raise TemplateRuntimeError("No filter named 'wrap' found.")
    pass
    included_template = environment.get_template('text/legend.txt.j2', 'text/sponsor.txt.j2')._get_default_module(context)
    l_0_legend = getattr(included_template, 'legend', missing)
    if l_0_legend is missing:
        l_0_legend = undefined(f"the template {included_template.__name__!r} (imported on line 1 in 'text/sponsor.txt.j2') does not export the requested name 'legend'", name='legend')
    context.vars['legend'] = l_0_legend
    context.exported_vars.discard('legend')
    l_0_creative = environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'creative')
    context.vars['creative'] = l_0_creative
    context.exported_vars.add('creative')
    yield str(environment.finalize(context, environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references))))
    yield '\n\n'
    yield str(environment.finalize(context, '------------------------------------------------------------------------'))
    yield '\n'
    yield str(environment.finalize(context, t_4(t_1(str_join((t_3(environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'label')), ': ', environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'advertiser'), ))))))
    yield '\n\n'
    yield str(environment.finalize(context, (t_4(t_1(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline'))) if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'headline') else '')))
    yield '\n\n'
    yield str(environment.finalize(context, (environment.call(context, (undefined(name='legend') if l_0_legend is missing else l_0_legend), environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image')) if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'image') else '')))
    yield '\n\n'
    yield str(environment.finalize(context, environment.call(context, (undefined(name='text') if l_0_text is missing else l_0_text), environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'blocks'))))
    yield '\n\n'
    if environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'):
        pass
        l_0_words = t_1(environment.getattr(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'), 'children'))
        context.vars['words'] = l_0_words
        context.exported_vars.add('words')
        yield str(environment.finalize(context, t_4(t_2(str_join(((undefined(name='words') if l_0_words is missing else l_0_words), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), environment.getattr(environment.getattr((undefined(name='creative') if l_0_creative is missing else l_0_creative), 'call_to_action'), 'url'), (undefined(name='words') if l_0_words is missing else l_0_words)), ))))))
        yield '\n'
    yield '\n'
    l_0_political = environment.getattr(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'disclosure'), 'political')
    context.vars['political'] = l_0_political
    context.exported_vars.add('political')
    if (undefined(name='political') if l_0_political is missing else l_0_political):
        pass
        l_0_facts = t_1(str_join((environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'political'), ' · ', environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'paid_by'), ' ', environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'payer'), ' · ', environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'amount'), ' · ', environment.getattr((undefined(name='labels') if l_0_labels is missing else l_0_labels), 'transparency_notice'), )))
        context.vars['facts'] = l_0_facts
        context.exported_vars.add('facts')
        yield str(environment.finalize(context, t_4(t_2(str_join(((undefined(name='facts') if l_0_facts is missing else l_0_facts), ' ', environment.call(context, (undefined(name='link') if l_0_link is missing else l_0_link), environment.getattr((undefined(name='political') if l_0_political is missing else l_0_political), 'notice_url'), (undefined(name='facts') if l_0_facts is missing else l_0_facts)), ))))))
        yield '\n'
    yield '\n'
    yield str(environment.finalize(context, environment.call(context, (undefined(name='references') if l_0_references is missing else l_0_references))))
    yield '\n'
    yield str(environment.finalize(context, '------------------------------------------------------------------------'))

blocks = {}
debug_info = '1=43&2=49&4=52&6=54&7=56&9=58&11=60&13=62&15=64&16=66&17=69&20=72&21=75&22=77&23=80&26=83&27=85'

# Made by tests/tools/docs.py, of text/sponsor.txt.j2: change the template, not this file.
