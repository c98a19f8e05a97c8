package org.muwahhad.tender.question;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Questions and answers on published tenders, and following one. */
@Tag(name = "publications")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record QuestionController(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    ViewQuestions viewQuestions,
    AskQuestion askQuestion,
    AnswerQuestion answerQuestion,
    FollowTender followTender,
    UnfollowTender unfollowTender) {

  /**
   * A question to ask.
   *
   * @param requestKey chosen by the sender, the same for every repetition of the request
   */
  record QuestionInput(@Nullable String text, @Nullable String requestKey) {}

  /** A question as it is to be published, with its answer. */
  record AnswerBody(@Nullable Bilingual question, @Nullable Bilingual answer) {}

  /** The page shows 25 of the answers; programs get all of them. */
  @Get(uris = {"/api/v1/tenders/{tenderId}/questions", "/tenders/{tenderId}/questions"})
  HttpResponse<QuestionsView> list(
      Actor actor,
      long tenderId,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return list(actor, tenderId, new ListChoice(address(tenderId), q, filter, sort, page));
  }

  private HttpResponse<QuestionsView> list(Actor actor, long tenderId, ListChoice choice) {
    QuestionsView questions = viewQuestions.get(actor, tenderId);
    Form form = answers.form(() -> Form.empty().with("requestKey", UUID.randomUUID()));
    return answers.show(
        "tender/question/questions",
        questions,
        page ->
            frames
                .of(page, actor, visible.get(actor, tenderId), "/questions")
                .model(
                    Map.of(
                        "room",
                        questions,
                        "answered",
                        questions.answered(choice),
                        "waiting",
                        questions.waiting(choice),
                        "own",
                        questions.own(choice),
                        "form",
                        form)));
  }

  @Post(uris = {"/api/v1/tenders/{tenderId}/questions", "/tenders/{tenderId}/questions"})
  @Status(HttpStatus.CREATED)
  HttpResponse<QuestionsView> ask(Actor actor, long tenderId, @Body QuestionInput question) {
    return answers
        .act(
            () ->
                askQuestion.run(
                    actor, tenderId, text(question.text()), text(question.requestKey())))
        .then(address(tenderId), "publication.question-sent")
        .showing(() -> list(actor, tenderId, new ListChoice(address(tenderId), "", "", "", 1)));
  }

  @Hidden
  @Get("/tenders/{tenderId}/questions/{questionId}")
  HttpResponse<QuestionQueries.AskedQuestion> answerForm(
      Actor actor, long tenderId, long questionId) {
    QuestionQueries.AskedQuestion asked = viewQuestions.waiting(actor, tenderId, questionId);
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with(isArabic(asked.text()) ? "question.ar" : "question.en", asked.text()));
    return answers.show(
        "tender/question/answer",
        asked,
        page ->
            Map.of(
                "page",
                TenderFrame.below(page, visible.get(actor, tenderId))
                    .below(page.t().get("publication.questions"), address(tenderId))
                    .titled("publication.answer-title"),
                "action",
                address(tenderId) + "/" + questionId,
                "asked",
                asked,
                "form",
                form));
  }

  @Post(
      uris = {
        "/api/v1/tenders/{tenderId}/questions/{questionId}/answer",
        "/tenders/{tenderId}/questions/{questionId}"
      })
  @Status(HttpStatus.CREATED)
  HttpResponse<QuestionsView> answer(
      Actor actor, long tenderId, long questionId, @Body AnswerBody answer) {
    return answers
        .act(
            () ->
                answerQuestion.run(
                    actor, tenderId, questionId, both(answer.question()), both(answer.answer())))
        .then(
            number ->
                Pages.redirect(
                    address(tenderId), Tone.GOOD, "publication.answer-published", number))
        .orAgain(() -> answerForm(actor, tenderId, questionId))
        .answering(done -> viewQuestions.get(actor, tenderId));
  }

  @Put("/api/v1/tenders/{tenderId}/follow")
  HttpResponse<QuestionsView> follow(Actor actor, long tenderId) {
    return answers
        .act(() -> followTender.run(actor, tenderId))
        .then(address(tenderId), "publication.followed")
        .answering(done -> viewQuestions.get(actor, tenderId));
  }

  @Hidden
  @Post("/tenders/{tenderId}/follow")
  HttpResponse<QuestionsView> followByForm(Actor actor, long tenderId) {
    return follow(actor, tenderId);
  }

  @Delete("/api/v1/tenders/{tenderId}/follow")
  HttpResponse<QuestionsView> unfollow(Actor actor, long tenderId) {
    return answers
        .act(() -> unfollowTender.run(actor, tenderId))
        .then(address(tenderId), "publication.unfollowed")
        .answering(done -> viewQuestions.get(actor, tenderId));
  }

  @Hidden
  @Post("/tenders/{tenderId}/unfollow")
  HttpResponse<QuestionsView> unfollowByForm(Actor actor, long tenderId) {
    return unfollow(actor, tenderId);
  }

  private static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  private static Bilingual both(@Nullable Bilingual sent) {
    return sent == null ? new Bilingual("", "") : sent;
  }

  private static String address(long tenderId) {
    return "/tenders/" + tenderId + "/questions";
  }

  /** By its first letter that is Arabic or Latin: a question may name a product in the other. */
  private static boolean isArabic(String text) {
    return text.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .filter(
            script ->
                script == Character.UnicodeScript.ARABIC || script == Character.UnicodeScript.LATIN)
        .findFirst()
        .filter(script -> script == Character.UnicodeScript.ARABIC)
        .isPresent();
  }
}
