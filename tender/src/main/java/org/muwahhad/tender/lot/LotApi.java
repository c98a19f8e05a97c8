package org.muwahhad.tender.lot;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderFile;
import org.muwahhad.tender.TenderFiles;

/** The lots of a draft, for programs: rename, move items, merge, split. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class LotApi {
  private final TenderFiles files;
  private final RenameLot renameLot;
  private final MoveItems moveItems;
  private final MergeLots mergeLots;
  private final SplitLot splitLot;

  LotApi(
      TenderFiles files,
      RenameLot renameLot,
      MoveItems moveItems,
      MergeLots mergeLots,
      SplitLot splitLot) {
    this.files = files;
    this.renameLot = renameLot;
    this.moveItems = moveItems;
    this.mergeLots = mergeLots;
    this.splitLot = splitLot;
  }

  /** Items to be moved to another lot of the tender. */
  record ItemMove(List<Long> items, long toLot) {}

  /** The lot that takes the items of the one merged into it. */
  record Merge(long intoLot) {}

  /** Items that make a lot of their own, and its title. */
  record Split(List<Long> items, Bilingual title) {}

  @Put("/lots/{lotId}/title")
  TenderFile rename(Actor actor, long id, long lotId, @Body Bilingual title) {
    renameLot.run(actor, id, lotId, title);
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/move")
  TenderFile move(Actor actor, long id, long lotId, @Body ItemMove move) {
    moveItems.run(actor, id, lotId, move.toLot(), move.items());
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/merge")
  TenderFile merge(Actor actor, long id, long lotId, @Body Merge merge) {
    mergeLots.run(actor, id, lotId, merge.intoLot());
    return files.get(actor, id);
  }

  @Post("/lots/{lotId}/split")
  @Status(HttpStatus.CREATED)
  TenderFile split(Actor actor, long id, long lotId, @Body Split split) {
    splitLot.run(actor, id, lotId, split.items(), split.title());
    return files.get(actor, id);
  }
}
