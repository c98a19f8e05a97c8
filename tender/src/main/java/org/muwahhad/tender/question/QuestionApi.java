package org.muwahhad.tender.question;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/** Questions and answers on published tenders, for programs. */
@Tag(name = "publications")
@Controller("/api/v1/tenders/{tenderId}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class QuestionApi {
  private final ViewQuestions viewQuestions;
  private final AskQuestion askQuestion;
  private final AnswerQuestion answerQuestion;
  private final FollowTender followTender;
  private final UnfollowTender unfollowTender;

  QuestionApi(
      ViewQuestions viewQuestions,
      AskQuestion askQuestion,
      AnswerQuestion answerQuestion,
      FollowTender followTender,
      UnfollowTender unfollowTender) {
    this.viewQuestions = viewQuestions;
    this.askQuestion = askQuestion;
    this.answerQuestion = answerQuestion;
    this.followTender = followTender;
    this.unfollowTender = unfollowTender;
  }

  /**
   * A question to ask.
   *
   * @param requestKey chosen by the sender, the same for every repetition of the request
   */
  record QuestionInput(@Nullable String text, @Nullable String requestKey) {}

  /** A question as it is to be published, with its answer. */
  record AnswerBody(@Nullable Bilingual question, @Nullable Bilingual answer) {}

  @Get("/questions")
  QuestionsView list(Actor actor, long tenderId) {
    return viewQuestions.get(actor, tenderId);
  }

  @Post("/questions")
  @Status(HttpStatus.CREATED)
  QuestionsView ask(Actor actor, long tenderId, @Body QuestionInput question) {
    askQuestion.run(actor, tenderId, text(question.text()), text(question.requestKey()));
    return viewQuestions.get(actor, tenderId);
  }

  @Post("/questions/{questionId}/answer")
  @Status(HttpStatus.CREATED)
  QuestionsView answer(Actor actor, long tenderId, long questionId, @Body AnswerBody answer) {
    answerQuestion.run(actor, tenderId, questionId, both(answer.question()), both(answer.answer()));
    return viewQuestions.get(actor, tenderId);
  }

  @Put("/follow")
  QuestionsView follow(Actor actor, long tenderId) {
    followTender.run(actor, tenderId);
    return viewQuestions.get(actor, tenderId);
  }

  @Delete("/follow")
  QuestionsView unfollow(Actor actor, long tenderId) {
    unfollowTender.run(actor, tenderId);
    return viewQuestions.get(actor, tenderId);
  }

  private static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  private static Bilingual both(@Nullable Bilingual sent) {
    return sent == null ? new Bilingual("", "") : sent;
  }
}
