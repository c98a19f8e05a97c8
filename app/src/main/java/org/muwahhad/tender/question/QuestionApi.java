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
  private final SeeQuestions seeQuestions;
  private final AskQuestion askQuestion;
  private final AnswerQuestion answerQuestion;
  private final FollowTender followTender;
  private final UnfollowTender unfollowTender;

  QuestionApi(
      SeeQuestions seeQuestions,
      AskQuestion askQuestion,
      AnswerQuestion answerQuestion,
      FollowTender followTender,
      UnfollowTender unfollowTender) {
    this.seeQuestions = seeQuestions;
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
  record Question(@Nullable String text, @Nullable String requestKey) {}

  /** A question as it is to be published, with its answer. */
  record Answer(@Nullable Bilingual question, @Nullable Bilingual answer) {}

  @Get("/questions")
  QuestionRoom list(Actor actor, long tenderId) {
    return seeQuestions.get(actor, tenderId);
  }

  @Post("/questions")
  @Status(HttpStatus.CREATED)
  QuestionRoom ask(Actor actor, long tenderId, @Body Question question) {
    askQuestion.run(actor, tenderId, text(question.text()), text(question.requestKey()));
    return seeQuestions.get(actor, tenderId);
  }

  @Post("/questions/{questionId}/answer")
  @Status(HttpStatus.CREATED)
  QuestionRoom answer(Actor actor, long tenderId, long questionId, @Body Answer answer) {
    answerQuestion.run(actor, tenderId, questionId, both(answer.question()), both(answer.answer()));
    return seeQuestions.get(actor, tenderId);
  }

  @Put("/follow")
  QuestionRoom follow(Actor actor, long tenderId) {
    followTender.run(actor, tenderId);
    return seeQuestions.get(actor, tenderId);
  }

  @Delete("/follow")
  QuestionRoom unfollow(Actor actor, long tenderId) {
    unfollowTender.run(actor, tenderId);
    return seeQuestions.get(actor, tenderId);
  }

  private static String text(@Nullable String sent) {
    return sent == null ? "" : sent;
  }

  private static Bilingual both(@Nullable Bilingual sent) {
    return sent == null ? new Bilingual("", "") : sent;
  }
}
