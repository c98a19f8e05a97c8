package org.muwahhad.followup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** Recommendations of the committees: the register, and what a meeting records of them. */
@Tag(name = "recommendations")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RecommendationController(
    Answers answers,
    ViewRecommendations view,
    RiyadhDay day,
    MakeRecommendation makeRecommendation,
    FollowUpRecommendation followUpRecommendation,
    RestDays restDays) {
  private static final String PATH = "/recommendations";
  private static final String DUE_ON = "dueOn";

  /** A page of 25 recommendations; empty past the end. */
  @Get(uris = {"/api/v1/recommendations", "/recommendations"})
  HttpResponse<List<CommitteeRecommendationQueries.RecommendationRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<CommitteeRecommendationQueries.RecommendationRow> recommendations =
        view.list(actor, new ListChoice(PATH, q, filter, sort, page));
    return answers.showList(
        "followup/recommendations",
        recommendations,
        shown ->
            Map.of(
                "page",
                shown.titled("followup.recommendations"),
                "recommendations",
                recommendations,
                "today",
                day.today()));
  }

  @Get(uris = {"/api/v1/recommendations/{recommendationId}", "/recommendations/{recommendationId}"})
  HttpResponse<ViewRecommendations.RecommendationView> get(Actor actor, long recommendationId) {
    ViewRecommendations.RecommendationView file = view.get(actor, recommendationId);
    return answers.show(
        "followup/recommendation",
        "file",
        file,
        page ->
            page.below(page.t().get("followup.recommendations"), PATH)
                .titled("followup.recommendation"));
  }

  /** What a meeting recommended, and what it has to follow up. */
  @Get(uris = {"/api/v1/meetings/{id}/recommendations", "/meetings/{id}/recommendations"})
  HttpResponse<ViewRecommendations.MeetingRecommendations> ofMeeting(Actor actor, long id) {
    ViewRecommendations.MeetingRecommendations before = view.ofMeeting(actor, id);
    Form form = answers.form(() -> Form.empty().with("requestKey", UUID.randomUUID()));
    return answers.show(
        "followup/meeting",
        before,
        page ->
            Map.of(
                "page",
                below(page, before).titled("followup.of-meeting"),
                "before",
                before,
                "today",
                day.today(),
                "initiatives",
                view.concerned(before),
                "rests",
                restDays.of(form, DUE_ON),
                "form",
                form));
  }

  @Post(uris = {"/api/v1/meetings/{id}/recommendations", "/meetings/{id}/recommendations"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewRecommendations.MeetingRecommendations> make(
      Actor actor, long id, @Body MakeRecommendation.RecommendationDraft draft) {
    return answers
        .act(() -> makeRecommendation.run(actor, id, settled(draft)))
        .then(address(id), "followup.made-now")
        .orBack(address(id))
        .showing(() -> ofMeeting(actor, id));
  }

  /** As it was sent, once the chair was warned of a rest day or took the day offered. */
  private MakeRecommendation.RecommendationDraft settled(
      MakeRecommendation.RecommendationDraft draft) {
    return new MakeRecommendation.RecommendationDraft(
        draft.requestKey(),
        draft.text(),
        restDays.settled(answers.form(Form::empty), DUE_ON, draft.dueOn()),
        draft.initiativeId());
  }

  /** Asks what became of a recommendation. */
  @Hidden
  @Get("/meetings/{id}/recommendations/{recommendationId}")
  HttpResponse<CommitteeRecommendationQueries.RecommendationRow> ask(
      Actor actor, long id, long recommendationId) {
    ViewRecommendations.MeetingRecommendations before = view.ofMeeting(actor, id);
    ViewRecommendations.RecommendationView file = view.get(actor, recommendationId);
    Form form = answers.form(Form::empty);
    return answers.show(
        "followup/followUp",
        file.recommendation(),
        page ->
            Map.of(
                "page",
                below(page, before)
                    .below(page.t().get("followup.of-meeting"), address(id))
                    .titled("followup.follow-up"),
                "file",
                file,
                "meetingId",
                id,
                "form",
                form));
  }

  @Post(
      uris = {
        "/api/v1/meetings/{id}/recommendations/{recommendationId}",
        "/meetings/{id}/recommendations/{recommendationId}"
      })
  HttpResponse<ViewRecommendations.MeetingRecommendations> followUp(
      Actor actor, long id, long recommendationId, @Body FollowUpRecommendation.FollowUp followUp) {
    return answers
        .act(() -> followUpRecommendation.run(actor, id, recommendationId, followUp))
        .then(address(id), "followup.followed-up-now")
        .orBack(address(id))
        .orAgain(() -> ask(actor, id, recommendationId))
        .answering(done -> view.ofMeeting(actor, id));
  }

  private static Page below(Page page, ViewRecommendations.MeetingRecommendations before) {
    return page.below(page.t().get("committee.meetings"), "/meetings")
        .below(
            page.t().get("committee.meeting-of", page.t().of(before.meeting().committeeName())),
            "/meetings/" + before.meeting().id());
  }

  private static String address(long meetingId) {
    return "/meetings/" + meetingId + "/recommendations";
  }
}
