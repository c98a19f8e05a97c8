package org.muwahhad.tender.question;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Questions and answers of a tender in the browser, and following it. */
@Hidden
@Controller("/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class QuestionPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final ViewQuestions viewQuestions;
  private final AskQuestion askQuestion;
  private final AnswerQuestion answerQuestion;
  private final FollowTender followTender;
  private final UnfollowTender unfollowTender;

  QuestionPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      ViewQuestions viewQuestions,
      AskQuestion askQuestion,
      AnswerQuestion answerQuestion,
      FollowTender followTender,
      UnfollowTender unfollowTender) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.viewQuestions = viewQuestions;
    this.askQuestion = askQuestion;
    this.answerQuestion = answerQuestion;
    this.followTender = followTender;
    this.unfollowTender = unfollowTender;
  }

  @Get("/questions")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty().with("requestKey", UUID.randomUUID().toString()));
  }

  @Post("/questions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          askQuestion.run(actor, id, form.value("text"), form.value("requestKey"));
          return Pages.redirect(here(id), Tone.GOOD, "publication.question-sent");
        },
        marked -> page(request, actor, id, marked));
  }

  @Get("/questions/{questionId}")
  ModelAndView<?> answerForm(HttpRequest<?> request, Actor actor, long id, long questionId) {
    QuestionQueries.AskedQuestion asked = viewQuestions.waiting(actor, id, questionId);
    return answerPage(
        request,
        actor,
        id,
        asked,
        Form.empty().with("question.ar", asked.text()).with("question.en", asked.text()));
  }

  @Post("/questions/{questionId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> request, Actor actor, long id, long questionId, @Body String body) {
    Form form = Forms.read(request, body);
    QuestionQueries.AskedQuestion asked = viewQuestions.waiting(actor, id, questionId);
    return Pages.orAgain(
        request,
        form,
        () -> {
          int number =
              answerQuestion.run(
                  actor, id, questionId, both(form, "question"), both(form, "answer"));
          return Pages.redirect(here(id), Tone.GOOD, "publication.answer-published", number);
        },
        marked -> answerPage(request, actor, id, asked, marked));
  }

  @Post("/follow")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> follow(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    followTender.run(actor, id);
    return Pages.redirect(here(id), Tone.GOOD, "publication.followed");
  }

  @Post("/unfollow")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> unfollow(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    unfollowTender.run(actor, id);
    return Pages.redirect(here(id), Tone.GOOD, "publication.unfollowed");
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    TenderQueries.Tender tender = visible.get(actor, id);
    return new ModelAndView<>(
        "tender/question/questions",
        frames
            .of(request, actor, tender, "/questions")
            .model(Map.of("room", viewQuestions.get(actor, id), "form", form)));
  }

  private ModelAndView<?> answerPage(
      HttpRequest<?> request,
      Actor actor,
      long id,
      QuestionQueries.AskedQuestion asked,
      Form form) {
    TenderQueries.Tender tender = visible.get(actor, id);
    return new ModelAndView<>(
        "tender/question/answer",
        Map.of(
            "page",
            pages
                .of(request)
                .below(pages.of(request).t().get("tender.tenders"), "/tenders")
                .below(tender.number(), "/tenders/" + id)
                .below(pages.of(request).t().get("publication.questions"), here(id))
                .titled("publication.answer-title"),
            "action",
            here(id) + "/" + asked.id(),
            "asked",
            asked,
            "form",
            form));
  }

  private static Bilingual both(Form form, String field) {
    return new Bilingual(form.value(field + ".ar"), form.value(field + ".en"));
  }

  private static String here(long id) {
    return "/tenders/" + id + "/questions";
  }
}
