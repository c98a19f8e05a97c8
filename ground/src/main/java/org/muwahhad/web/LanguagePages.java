package org.muwahhad.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;

/** The switch between Arabic and English, kept for a year. */
@Hidden
@Secured(SecurityRule.IS_ANONYMOUS)
@Controller("/language")
@Produces(Pages.HTML)
class LanguagePages {

  @Get("/{tag}")
  HttpResponse<?> choose(String tag, @QueryValue @Nullable String back) {
    Language language = Language.find(tag).orElse(Language.AR);
    return Pages.redirect(Pages.local(back)).cookie(Pages.languageCookie(language));
  }
}
