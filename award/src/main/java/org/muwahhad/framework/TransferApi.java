package org.muwahhad.framework;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** Transfers of balances and deliveries of call-offs for programs. */
@Tag(name = "agreements")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TransferApi {
  private final ViewTransfers read;
  private final OfferTransfer offer;
  private final ConsentToTransfer consent;
  private final EndTransfer end;
  private final ViewCallOff viewCallOff;
  private final RecordDelivery recordDelivery;

  TransferApi(
      ViewTransfers read,
      OfferTransfer offer,
      ConsentToTransfer consent,
      EndTransfer end,
      ViewCallOff viewCallOff,
      RecordDelivery recordDelivery) {
    this.read = read;
    this.offer = offer;
    this.consent = consent;
    this.end = end;
    this.viewCallOff = viewCallOff;
    this.recordDelivery = recordDelivery;
  }

  /** The transfer offered. */
  record OfferedTransfer(long transferId) {}

  /** Why a transfer is refused; empty when its giver withdraws it. */
  record Ending(@Nullable String reason) {}

  @Get("/transfers")
  List<TransferQueries.Transfer> list(Actor actor) {
    return read.list(actor);
  }

  @Get("/transfers/{id}")
  ViewTransfers.TransferView get(Actor actor, long id) {
    return read.get(actor, id);
  }

  @Post("/agreements/{id}/transfers")
  @Status(HttpStatus.CREATED)
  OfferedTransfer offer(Actor actor, long id, @Body OfferTransfer.Offer offered) {
    return new OfferedTransfer(offer.run(actor, id, offered));
  }

  @Post("/transfers/{id}/consent")
  @Status(HttpStatus.NO_CONTENT)
  void consent(Actor actor, long id) {
    consent.run(actor, id);
  }

  @Post("/transfers/{id}/end")
  @Status(HttpStatus.NO_CONTENT)
  void end(Actor actor, long id, @Body Ending ending) {
    String reason = ending.reason();
    end.run(actor, id, reason == null ? "" : reason);
  }

  @Get("/call-offs/{id}")
  ViewCallOff.CallOffView callOff(Actor actor, long id) {
    return viewCallOff.get(actor, id);
  }

  @Post("/call-offs/{id}/deliveries")
  @Status(HttpStatus.CREATED)
  ViewCallOff.CallOffView deliver(Actor actor, long id, @Body RecordDelivery.Delivery delivery) {
    recordDelivery.run(actor, id, delivery);
    return viewCallOff.get(actor, id);
  }
}
