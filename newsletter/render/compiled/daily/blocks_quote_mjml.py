from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'blocks/quote.mjml.j2'

def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_dir = resolve('dir')
    l_0_prose = resolve('prose')
    l_0_block = resolve('block')
    try:
        t_1 = environment.filters['inline']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'inline' found.")
    pass
    yield '<blockquote class="quote quote-'
    yield escape(environment.finalize(context, (undefined(name='dir') if l_0_dir is missing else l_0_dir)))
    yield '">\n'
    yield escape(environment.finalize(context, environment.call(context, (undefined(name='prose') if l_0_prose is missing else l_0_prose), environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'blocks'))))
    yield '\n'
    if environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution'):
        pass
        yield '<p class="attribution">'
        yield escape(environment.finalize(context, t_1(environment.getattr((undefined(name='block') if l_0_block is missing else l_0_block), 'attribution'))))
        yield '</p>\n'
    yield '</blockquote>'

blocks = {}
debug_info = '1=21&2=23&3=25&4=28'

# Made by tests/tools/docs.py, of blocks/quote.mjml.j2: change the template, not this file.
