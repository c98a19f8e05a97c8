package org.muwahhad.tender.lot;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The lots of a draft: rename, move items, merge, split. */
@Tag(name = "tenders")
@Controller
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record LotController(
    Answers answers,
    TenderFrame frames,
    TenderFiles files,
    TenderQueries queries,
    RenameLot renameLot,
    ConfirmLotNames confirmLotNames,
    MoveItems moveItems,
    MergeLots mergeLots,
    SplitLot splitLot,
    LotSteps steps) {

  private static final int LOTS_ON_A_PAGE = 50;

  /** Items to be moved to another lot of the tender. */
  record ItemMove(List<Long> items, long toLot) {}

  /**
   * The lot that takes the items of the one merged into it.
   *
   * @param intoNumber its number, where it is not named by its key
   */
  record Merge(@Nullable Long intoLot, @Nullable Integer intoNumber) {}

  /** Items that make a lot of their own, and its title. */
  record Split(List<Long> items, Bilingual title) {}

  /** A lot's title, as its form has it. */
  record LotTitle(Bilingual title) {}

  /** Some lots at a time; of many, another one is named by its number. */
  @Hidden
  @Get("/tenders/{id}/lots")
  HttpResponse<TenderFile> list(
      Actor actor, long id, @QueryValue(value = "page", defaultValue = "1") int number) {
    actor.require(Role.CENTRAL_BUYER);
    TenderFile file = files.get(actor, id);
    PageNumbers numbers = PageNumbers.of(number, LOTS_ON_A_PAGE, file.lots().size(), address(id));
    return answers.show(
        "tender/lot/lots",
        file,
        page -> {
          List<Option> targets =
              file.lots().stream()
                  .map(
                      l ->
                          new Option(
                              Long.toString(l.id()), l.number() + ". " + page.t().of(l.title())))
                  .toList();
          return frames
              .of(page, actor, file.tender(), "/lots")
              .model(
                  Map.of(
                      "file",
                      file,
                      "targets",
                      targets,
                      "numbers",
                      numbers,
                      "proposed",
                      queries.listLotsAsProposed(id),
                      "lotSteps",
                      steps.list(id)));
        });
  }

  @Hidden
  @Get("/tenders/{id}/lots/{lotId}")
  HttpResponse<TenderFile> lot(Actor actor, long id, long lotId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderFile file = files.get(actor, id);
    TenderFile.LotFile lot = get(file, lotId);
    Form form =
        answers.form(
            () ->
                Form.empty().with("title.ar", lot.title().ar()).with("title.en", lot.title().en()));
    return answers.show(
        "tender/lot/lot",
        file,
        page ->
            frames.of(page, actor, file.tender(), "/lots").model(Map.of("lot", lot, "form", form)));
  }

  @Put("/api/v1/tenders/{id}/lots/{lotId}/title")
  HttpResponse<TenderFile> rename(Actor actor, long id, long lotId, @Body Bilingual title) {
    return answers
        .act(() -> renameLot.run(actor, id, lotId, title))
        .then(place(id, lotId), "tender.lot-renamed")
        .orAgain(() -> lot(actor, id, lotId))
        .answering(done -> files.get(actor, id));
  }

  @Hidden
  @Post("/tenders/{id}/lots/{lotId}")
  HttpResponse<TenderFile> renameByForm(Actor actor, long id, long lotId, @Body LotTitle body) {
    return rename(actor, id, lotId, body.title());
  }

  /** The names that no person chose are right as they are. */
  @Post(uris = {"/api/v1/tenders/{id}/lot-names", "/tenders/{id}/lot-names"})
  HttpResponse<TenderFile> confirmNames(Actor actor, long id) {
    return answers
        .act(() -> confirmLotNames.run(actor, id))
        .then(address(id), "tender.lot-names-confirmed")
        .orBack(address(id))
        .answering(done -> files.get(actor, id));
  }

  @Post("/api/v1/tenders/{id}/lots/{lotId}/move")
  TenderFile move(Actor actor, long id, long lotId, @Body ItemMove move) {
    moveItems.run(actor, id, lotId, move.toLot(), move.items());
    return files.get(actor, id);
  }

  @Post("/api/v1/tenders/{id}/lots/{lotId}/split")
  @Status(HttpStatus.CREATED)
  TenderFile split(Actor actor, long id, long lotId, @Body Split split) {
    splitLot.run(actor, id, lotId, split.items(), split.title());
    return files.get(actor, id);
  }

  /** The form moves the items ticked, or splits them off under the lot's title. */
  @Hidden
  @Post("/tenders/{id}/lots/{lotId}/items")
  HttpResponse<TenderFile> items(Actor actor, long id, long lotId) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = answers.form(Form::empty);
    List<Long> items = form.values("items").stream().map(LotController::number).toList();
    boolean splits = form.value("act").equals("split");
    return answers
        .act(
            () -> {
              if (items.isEmpty()) {
                throw new Refusal.RuleBroken("tender.no-items");
              }
              if (splits) {
                Bilingual title = get(files.get(actor, id), lotId).title();
                splitLot.run(actor, id, lotId, items, second(title));
              } else {
                moveItems.run(actor, id, lotId, target(id, form), items);
              }
            })
        .then(
            done ->
                splits
                    ? Pages.redirect(place(id, lotId), Tone.GOOD, "tender.lot-was-split")
                    : Pages.redirect(
                        place(id, lotId), Tone.GOOD, "tender.items-were-moved", items.size()))
        .orBack(place(id, lotId))
        .answering(done -> files.get(actor, id));
  }

  @Post(uris = {"/api/v1/tenders/{id}/lots/{lotId}/merge", "/tenders/{id}/lots/{lotId}/merge"})
  HttpResponse<TenderFile> merge(Actor actor, long id, long lotId, @Body Merge merge) {
    return answers
        .act(
            () -> {
              actor.require(Role.CENTRAL_BUYER);
              long into = target(id, merge);
              mergeLots.run(actor, id, lotId, into);
              return into;
            })
        .then(into -> Pages.redirect(place(id, into), Tone.GOOD, "tender.lots-were-merged"))
        .orBack(place(id, lotId))
        .answering(done -> files.get(actor, id));
  }

  private static TenderFile.LotFile get(TenderFile file, long lotId) {
    return file.lots().stream()
        .filter(l -> l.id() == lotId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
  }

  private static Bilingual second(Bilingual title) {
    return new Bilingual(shortened(title.ar()) + " (2)", shortened(title.en()) + " (2)");
  }

  private static String shortened(String title) {
    return title.length() > 290 ? title.substring(0, 290) : title;
  }

  /** The id chosen, or 0, which no lot or item has. */
  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }

  private long target(long id, Form form) {
    return form.value("to").isEmpty()
        ? lotByNumber(id, number(form.value("toNumber")))
        : number(form.value("to"));
  }

  private long target(long id, Merge merge) {
    Long lot = merge.intoLot();
    Integer number = merge.intoNumber();
    return lot != null ? lot : lotByNumber(id, number == null ? 0 : number);
  }

  /** The key of the lot with a number; refused with {@code tender.no-such-lot} without one. */
  private long lotByNumber(long id, long number) {
    return queries.listLots(id).stream()
        .filter(l -> l.number() == number)
        .findFirst()
        .map(TenderQueries.TenderLot::id)
        .orElseThrow(() -> new Refusal.RuleBroken("tender.no-such-lot"));
  }

  /** The lot on its page, which opens it. */
  private String place(long id, long lotId) {
    int before = (int) queries.listLots(id).stream().takeWhile(l -> l.id() != lotId).count();
    String page = before < LOTS_ON_A_PAGE ? "" : "?page=" + (before / LOTS_ON_A_PAGE + 1);
    return address(id) + page + "#lot-" + lotId;
  }

  private static String address(long id) {
    return "/tenders/" + id + "/lots";
  }
}
