package org.muwahhad.organisation.factor;

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
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Which roles need a second factor, from which day. */
@Tag(name = "sessions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FactorRuleController(
    Answers answers, ViewFactorRules viewFactorRules, SetFactorRule setFactorRule) {
  private static final String HERE = "/factor-rules";

  /** The rules of each role, the newest first. */
  @Get(uris = {"/api/v1/factor-rules", HERE})
  HttpResponse<List<FactorRules.DatedFactorRule>> list(Actor actor) {
    List<FactorRules.DatedFactorRule> rules = viewFactorRules.run(actor);
    return answers.show(
        "organisation/factor/rules",
        rules,
        page ->
            Map.of(
                "page",
                page.titled("factor.rules"),
                "rules",
                rules,
                "maySet",
                actor.is(Role.ADMINISTRATOR)));
  }

  /** Sets a rule that holds from a later day on. */
  @FreshSignIn
  @Post(uris = {"/api/v1/factor-rules", HERE})
  HttpResponse<List<FactorRules.DatedFactorRule>> set(
      Actor actor, @Body SetFactorRule.WantedFactorRule body) {
    return answers
        .act(() -> setFactorRule.run(actor, body))
        .then(HERE, "factor.rule-set")
        .showing(() -> list(actor));
  }
}
