package org.muwahhad.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAddition;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Viewer;

/** Puts what was typed before a session ended back into the form, on the page that holds it. */
@Singleton
class RestoreFormInput implements PageAddition {
  /** Parameter of the address to which somebody returns for whom a form was kept. */
  static final String PARAMETER = "typed";

  private static final String AGAIN = "again";
  private final KeepFormInput kept;

  RestoreFormInput(KeepFormInput kept) {
    this.kept = kept;
  }

  /** An address that, shown once its person is signed in, holds what was typed. */
  static String address(String path) {
    return path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + AGAIN;
  }

  @Override
  public String on(HttpRequest<?> request, String html) {
    boolean asked =
        request.getMethod() == HttpMethod.GET
            && AGAIN.equals(request.getParameters().get(PARAMETER));
    if (!asked) {
      return html;
    }
    return kept.find(request).map(form -> pageWithForm(request, html, form)).orElse(html);
  }

  @Override
  public String onRefused(HttpRequest<?> request, Form typed, String html) {
    FormInput form = FormInput.of(request.getUri().toString(), typed);
    if (form.fields().isEmpty()) {
      return html;
    }
    PageWithFormInput page = new PageWithFormInput(html, request.getUri().getRawPath());
    Texts t = Texts.in(Pages.language(request));
    return form.isTooLong()
        ? page.withNotice(t.get("access.typed.too-long"), t)
        : page.withRefused(form, t, csrf(request));
  }

  private static String pageWithForm(HttpRequest<?> request, String html, FormInput form) {
    return new PageWithFormInput(html, request.getUri().getRawPath())
        .with(form, Texts.in(Pages.language(request)), csrf(request));
  }

  private static String csrf(HttpRequest<?> request) {
    return Viewer.find(request).map(Viewer::csrfToken).orElse("");
  }
}
