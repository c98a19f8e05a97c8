package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.FreshSignIn;

/** What only a person may do who signed in a short time ago, on pages and over the API. */
class FreshActsTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void votes_shares_approvals_awards_signatures_debarments_and_roles_need_a_fresh_sign_in() {
    assertThat(marked())
        .contains(
            "POST /decisions/{id}/vote",
            "POST /api/v1/decisions/{id}/votes",
            "POST /decisions/{id}/close",
            "POST /complaints/{id}/vote",
            "POST /complaints/{id}/close",
            "POST /initiatives/{id}/vote",
            "POST /initiatives/{id}/decision",
            "POST /tenders/{tenderId}/opening/shares",
            "POST /api/v1/tenders/{tenderId}/opening/shares",
            "POST /tenders/{tenderId}/opening/prices/shares",
            "POST /tenders/{tenderId}/held-share/{part}",
            "POST /opening-key",
            "POST /opening-key/replacement",
            "POST /opening-key/in-browser",
            "POST /api/v1/opening-key",
            "POST /api/v1/opening-key/replacement",
            "POST /tenders/{id}/approve",
            "POST /tenders/{id}/publish",
            "POST /tenders/{tenderId}/amendments/{amendmentId}/approve",
            "POST /call-offs/{id}/approve",
            "POST /accessions/{id}/approve",
            "POST /tenders/{tenderId}/award",
            "POST /tenders/{tenderId}/award/confirm",
            "POST /report-signatures/{id}",
            "POST /report-signatures/{id}/remote",
            "POST /report-signatures/{id}/preparations",
            "POST /agreements/{id}/amendments/{number}/sign",
            "POST /organisation/suppliers/{id}/debarments",
            "POST /organisation/suppliers/{id}/debarments/{debarmentId}/{act}",
            "POST /organisation/people/{id}/roles",
            "POST /organisation/people/{id}/roles/revoke",
            "POST /organisation/people/proposals/{id}/confirm",
            "POST /organisation/identity/proposals/{id}/confirm",
            "POST /organisation/identity/providers/{id}/links",
            "DELETE /api/v1/people/{id}/roles/{role}",
            "POST /declaration",
            "POST /api/v1/declaration",
            "POST /cases/{id}/questions",
            "POST /cases/{id}/answer",
            "POST /cases/{id}/finding",
            "POST /incidents/{id}/release",
            "POST /incidents/platform",
            "POST /incidents/readers",
            "POST /programs",
            "POST /factor-rules",
            "POST /red-flags",
            "POST /factors/codes");
  }

  private static Set<String> marked() {
    Set<String> marked = new TreeSet<>();
    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getHttpMethod() != HttpMethod.GET)
        .filter(r -> r.getTargetMethod().hasAnnotation(FreshSignIn.class))
        .forEach(
            r ->
                marked.add(
                    r.getHttpMethod()
                        + " "
                        + r.getUriMatchTemplate().toString().replaceAll("\\{\\?[^}]*\\}", "")));
    return marked;
  }
}
