package org.muwahhad.tender.publication;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** Of which new tenders a supplier is told once a day. */
@Tag(name = "publications")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PublicationAlertController(
    Answers answers,
    PublicationAlerts alerts,
    PublishedTenderQueries published,
    SetPublicationAlert setPublicationAlert,
    EndPublicationAlert endPublicationAlert) {
  private static final String PATH = "/publication-alert";

  /** CPV codes or their first digits, with spaces between them. */
  record AlertCodes(@Nullable String cpv) {}

  /** The alert of the caller's supplier, and the newest tenders that it fits. */
  @Get(uris = {"/api/v1/publication-alert", "/publication-alert"})
  HttpResponse<AlertView> get(Actor actor) {
    long supplier = actor.require(Role.BIDDER).supplier();
    AlertView alert =
        alerts
            .find(supplier)
            .map(a -> AlertView.of(a, published))
            .orElseGet(() -> new AlertView(null, List.of()));
    String cpv = alert.cpv();
    Form form = answers.form(() -> Form.empty().with("cpv", cpv == null ? "" : cpv));
    return answers.show(
        "tender/publication/alert",
        alert,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("publication.title"), "/publications")
                    .titled("publication.alert"),
                "alert",
                alert,
                "form",
                form));
  }

  @Post(uris = {"/api/v1/publication-alert", "/publication-alert"})
  HttpResponse<AlertView> set(Actor actor, @Body AlertCodes codes) {
    return answers
        .act(() -> setPublicationAlert.run(actor, codes.cpv() == null ? "" : codes.cpv()))
        .then(PATH, "publication.alert-is-set")
        .showing(() -> get(actor));
  }

  @Post(uris = {"/api/v1/publication-alert/end", "/publication-alert/end"})
  HttpResponse<AlertView> end(Actor actor) {
    return answers
        .act(() -> endPublicationAlert.run(actor))
        .then(PATH, "publication.alert-is-ended")
        .showing(() -> get(actor));
  }
}
