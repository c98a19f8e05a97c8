package org.muwahhad.bid.opening;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.ShareFile;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Refusal;

/** The second meeting of an opening panel, in which prices are opened, for programs. */
@Tag(name = "opening")
@Controller("/api/v1/tenders/{tenderId}/opening/prices")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceOpeningApi {
  private final ViewPriceRoom view;
  private final OpeningRecords records;
  private final AnnouncePriceOpening announce;
  private final EnterOpeningRoom enterRoom;
  private final GiveShare giveShare;
  private final OpenPriceEnvelopes openPriceEnvelopes;
  private final BidJson json;

  PriceOpeningApi(
      ViewPriceRoom view,
      OpeningRecords records,
      AnnouncePriceOpening announce,
      EnterOpeningRoom enterRoom,
      GiveShare giveShare,
      OpenPriceEnvelopes openPriceEnvelopes,
      BidJson json) {
    this.view = view;
    this.records = records;
    this.announce = announce;
    this.enterRoom = enterRoom;
    this.giveShare = giveShare;
    this.openPriceEnvelopes = openPriceEnvelopes;
    this.json = json;
  }

  /** When the panel meets, UTC. */
  record Announcement(@Nullable Instant meetsAt) {}

  @Get("/room")
  PriceRoomView room(Actor actor, long tenderId) {
    return view.get(actor, tenderId);
  }

  /** Announces when the panel meets; for the chair of the opening panel. */
  @Put("/announcement")
  PriceRoomView announce(Actor actor, long tenderId, @Body Announcement body) {
    Instant meetsAt = body.meetsAt();
    if (meetsAt == null) {
      throw new Refusal.InvalidInput("meetsAt", "shared.missing");
    }
    announce.run(actor, tenderId, meetsAt);
    return view.get(actor, tenderId);
  }

  @Post("/presence")
  PriceRoomView enter(Actor actor, long tenderId) {
    enterRoom.run(actor, tenderId, SealedPart.PRICES);
    return view.get(actor, tenderId);
  }

  /** Gives the person's own share of the key for prices. */
  @Post("/shares")
  @Status(HttpStatus.CREATED)
  PriceRoomView give(Actor actor, long tenderId, @Body OpeningApi.ShareKey key) {
    ShareFile file = key.file();
    giveShare.run(
        actor, tenderId, SealedPart.PRICES, key.typed(), file == null ? null : json.write(file));
    return view.get(actor, tenderId);
  }

  /** Opens the prices of the bids that passed; for the chair of the opening panel. */
  @Post
  OpeningRecord open(Actor actor, long tenderId) {
    openPriceEnvelopes.run(actor, tenderId);
    return records.get(actor, tenderId);
  }
}
