package org.muwahhad.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.Refusal;

/** Emblem and colour of a deployment that has its own, for everybody. */
@Hidden
@Controller(Brand.FILES)
@Secured(SecurityRule.IS_ANONYMOUS)
class BrandFiles {
  private final CurrentFace currentFace;

  BrandFiles(CurrentFace currentFace) {
    this.currentFace = currentFace;
  }

  @Get("/emblem")
  HttpResponse<byte[]> emblem() {
    Branding branding = currentFace.brand().branding();
    byte[] emblem = branding.emblem();
    if (emblem == null) {
      throw new Refusal.NotFound("emblem");
    }
    return kept(HttpResponse.ok(emblem).contentType(MediaType.of(branding.emblemType())));
  }

  @Get("/colours.css")
  @Produces("text/css;charset=utf-8")
  HttpResponse<String> colours() {
    Brand brand = currentFace.brand();
    Branding branding = brand.branding();
    Face face = brand.face();
    String measures =
        face == null
            ? ""
            : " --radius: %dpx; --header: %dpx;".formatted(face.radius(), face.headerHeight());
    return kept(
        HttpResponse.ok(
            ":root { --green: #%s; --green-dark: #%s; --green-soft: #%s;%s }\n"
                .formatted(branding.hex(), branding.dark(), branding.soft(), measures)));
  }

  private static <B> HttpResponse<B> kept(MutableHttpResponse<B> answer) {
    return answer.header("Cache-Control", "public, max-age=3600");
  }
}
