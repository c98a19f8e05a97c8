package org.muwahhad.bid.opening;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.Ceremonies;
import org.muwahhad.bid.key.Ceremony;
import org.muwahhad.bid.key.DownloadShare;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.key.ShareFile;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.tender.ConflictStatement;

/** The key ceremony and the opening of a tender for programs. */
@Tag(name = "opening")
@Controller("/api/v1/tenders/{tenderId}/opening")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OpeningApi {
  private final Ceremonies ceremonies;
  private final ViewOpeningRoom view;
  private final OpeningRecords records;
  private final RehearseShare rehearseShare;
  private final DownloadShare downloadShare;
  private final EnterOpeningRoom enterRoom;
  private final GiveShare giveShare;
  private final OpenBids openBids;
  private final DeclareOpenerConflict declareConflict;
  private final BidJson json;

  OpeningApi(
      Ceremonies ceremonies,
      ViewOpeningRoom view,
      OpeningRecords records,
      RehearseShare rehearseShare,
      DownloadShare downloadShare,
      EnterOpeningRoom enterRoom,
      GiveShare giveShare,
      OpenBids openBids,
      DeclareOpenerConflict declareConflict,
      BidJson json) {
    this.ceremonies = ceremonies;
    this.view = view;
    this.records = records;
    this.rehearseShare = rehearseShare;
    this.downloadShare = downloadShare;
    this.enterRoom = enterRoom;
    this.giveShare = giveShare;
    this.openBids = openBids;
    this.declareConflict = declareConflict;
    this.json = json;
  }

  /**
   * What opens the share of the person who sends it.
   *
   * @param file the person's own copy, as {@code GET …/opening/share} gave it; the stored one
   *     without it
   */
  record ShareKey(@Nullable String passphrase, @Nullable ShareFile file) {
    String typed() {
      return passphrase == null ? "" : passphrase;
    }
  }

  /** The record of the opening, once opened. */
  @Get
  OpeningRecord opening(Actor actor, long tenderId) {
    return records.get(actor, tenderId);
  }

  /** Opens all bids with the shares given; for the chair of the opening panel. */
  @Post
  OpeningRecord open(Actor actor, long tenderId) {
    openBids.run(actor, tenderId);
    return records.get(actor, tenderId);
  }

  /** Who holds which share of the tender's key. */
  @Get("/ceremony")
  Ceremony ceremony(Actor actor, long tenderId) {
    return ceremonies.get(actor, tenderId);
  }

  /** Tries the person's own share, without giving it. */
  @Post("/rehearsals")
  @Status(HttpStatus.CREATED)
  Ceremony rehearse(Actor actor, long tenderId, @Body ShareKey key) {
    rehearseShare.run(actor, tenderId, key.typed(), copy(key));
    return ceremonies.get(actor, tenderId);
  }

  /** A copy of the person's own share, locked by the passphrase. */
  @Get("/share")
  ShareFile download(Actor actor, long tenderId) {
    return downloadShare.run(actor, tenderId);
  }

  /** Who is present, and how many shares were given. */
  @Get("/room")
  OpeningRoomView room(Actor actor, long tenderId) {
    return view.get(actor, tenderId);
  }

  @Post("/presence")
  OpeningRoomView enter(Actor actor, long tenderId) {
    enterRoom.run(actor, tenderId, SealedPart.BID);
    return view.get(actor, tenderId);
  }

  /** Gives the person's own share, after the deadline. */
  @Post("/shares")
  @Status(HttpStatus.CREATED)
  OpeningRoomView give(Actor actor, long tenderId, @Body ShareKey key) {
    giveShare.run(actor, tenderId, SealedPart.BID, key.typed(), copy(key));
    return view.get(actor, tenderId);
  }

  /** Declares a conflict of interest learned of; the member is out of the tender from now on. */
  @Post("/conflict")
  @Status(HttpStatus.NO_CONTENT)
  void declare(Actor actor, long tenderId, @Body ConflictStatement conflict) {
    declareConflict.run(actor, tenderId, conflict.written());
  }

  private byte @Nullable [] copy(ShareKey key) {
    ShareFile file = key.file();
    return file == null ? null : json.write(file);
  }
}
