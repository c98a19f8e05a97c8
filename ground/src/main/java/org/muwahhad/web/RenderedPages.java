package org.muwahhad.web;

import gg.jte.TemplateException;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.Writable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ViewsConfiguration;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import io.micronaut.views.jte.JteViewsRendererConfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;

/**
 * Renders a page whole before any of it is sent: a template that fails is answered as every other
 * fault of ours, where one that fails while it is being sent would leave the reader waiting. The
 * tables of the page are {@linkplain TableMarkup completed}.
 *
 * @param <T> what the page is made of
 */
@Singleton
@Produces(MediaType.TEXT_HTML)
@Replaces(HtmlJteViewsRenderer.class)
class RenderedPages<T> extends HtmlJteViewsRenderer<T> {

  private final Optional<PageAddition> pageAddition;

  RenderedPages(
      ViewsConfiguration views,
      JteViewsRendererConfiguration templates,
      Optional<PageAddition> pageAddition) {
    super(views, templates);
    this.pageAddition = pageAddition;
  }

  /**
   * The page as it will be sent.
   *
   * @throws TemplateException when the template fails
   */
  @Override
  public Writable render(String view, @Nullable T model, @Nullable HttpRequest<?> request) {
    String html = html(view, model, request);
    return to -> to.write(html);
  }

  /**
   * The page as it will be sent.
   *
   * @throws TemplateException when the template fails
   */
  String html(String view, @Nullable T model, @Nullable HttpRequest<?> request) {
    StringWriter page = new StringWriter();
    try {
      super.render(view, model, request).writeTo(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Language language = request == null ? Language.AR : Pages.language(request);
    String html = TableMarkup.complete(page.toString(), Texts.in(language));
    return request == null ? html : pageAddition.map(touch -> touch.on(request, html)).orElse(html);
  }
}
