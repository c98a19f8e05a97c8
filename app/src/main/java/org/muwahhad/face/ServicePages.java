package org.muwahhad.face;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.CurrentFace;
import org.muwahhad.web.Face;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** Pages about the service itself, for everybody: contact, questions, accessibility, site map. */
@Hidden
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record ServicePages(Answers answers, CurrentFace currentFace) {
  /** When these texts changed last. */
  private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 30);

  /** Whom to ask. */
  @Get("/contact")
  HttpResponse<String> contact() {
    Optional<Face> face = currentFace.find();
    LocalDate changed = face.map(Face::changedAt).map(RiyadhDay::of).orElse(WRITTEN);
    return answers.show(
        "face/contact",
        "contact",
        page -> Map.of("page", page.titled("face.contact"), "face", face, "changed", changed));
  }

  /** What is asked often. */
  @Get("/questions")
  HttpResponse<String> questions() {
    return show("face/questions", "face.questions");
  }

  /** How far everybody can use the pages. */
  @Get("/accessibility")
  HttpResponse<String> accessibility() {
    return show("face/accessibility", "face.accessibility");
  }

  /** Where everything is. */
  @Get("/site-map")
  HttpResponse<String> siteMap() {
    return show("face/siteMap", "face.site-map");
  }

  private HttpResponse<String> show(String template, String title) {
    return answers.show(
        template, title, page -> Map.of("page", page.titled(title), "changed", WRITTEN));
  }
}
