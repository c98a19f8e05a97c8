package org.muwahhad.web;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muwahhad.shared.Refusal;

/**
 * Lets a person read what an act will do before it is done. The first press tries the act and takes
 * it back again, so that any refusal is shown at once, and shows its {@link Review}. The second
 * press sends the digest of what was shown; the act is done in the same transaction in which the
 * digest is compared. When anything shown has changed, nothing is done and the review is shown
 * again (409).
 */
@Singleton
public class Reviews {
  /** Name of the field that says what was reviewed. */
  static final String FIELD = "reviewed";

  private static final String CHANGE = "change";

  private final Pages pages;
  private final RenderedPages<Map<String, Object>> templates;
  private final BeanProvider<TransactionOperations<Connection>> transactions;
  private final Optional<NoticeCounts> notices;

  Reviews(
      Pages pages,
      RenderedPages<Map<String, Object>> templates,
      BeanProvider<TransactionOperations<Connection>> transactions,
      Optional<NoticeCounts> notices) {
    this.pages = pages;
    this.templates = templates;
    this.transactions = transactions;
    this.notices = notices;
  }

  /** Ends the transaction of a part that was only tried. */
  private static final class TrialEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrialEnd() {
      super("Only tried", null, false, false);
    }
  }

  /** Ends the transaction of an act that was only tried, or is not what was reviewed. */
  private static final class NotReviewed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Review review;
    private final transient List<NoticeCounts.Audience> audience;

    NotReviewed(Review review, List<NoticeCounts.Audience> audience) {
      super("Not reviewed", null, false, false);
      this.review = review;
      this.audience = audience;
    }
  }

  /**
   * Does an act that was reviewed; shows its review where it was not.
   *
   * @param typed the form of the request
   * @param review of what is there once the act is done, read in its transaction
   * @param next where people go once it is done
   * @throws Refusal as the act does; {@link Refusal.InvalidInput} without faults when the person
   *     wants to change what was typed
   */
  <R> HttpResponse<?> run(
      HttpRequest<?> request,
      Form typed,
      Supplier<R> act,
      Function<R, Review> review,
      Function<R, HttpResponse<?>> next) {
    Map<String, List<String>> fields = fields(typed);
    String reviewed = typed.value(FIELD);
    try {
      return next.apply(transactions.get().executeWrite(s -> kept(act, review, fields, reviewed)));
    } catch (NotReviewed open) {
      return page(request, open, fields, !reviewed.isEmpty());
    }
  }

  /**
   * As above, for an act of several parts, each in its own transaction, so that one can be refused
   * and the others done: each part is tried by itself, then all are done when they do what was
   * reviewed.
   */
  public <P, R> HttpResponse<?> runApart(
      HttpRequest<?> request,
      Form typed,
      List<Supplier<P>> parts,
      Supplier<R> act,
      Function<List<P>, Review> review,
      Function<R, HttpResponse<?>> next) {
    Map<String, List<String>> fields = fields(typed);
    String reviewed = typed.value(FIELD);
    List<P> results = new ArrayList<>();
    Map<String, Long> audience = new LinkedHashMap<>();
    for (Supplier<P> part : parts) {
      TriedPart<P> tried = tryOut(part);
      results.add(tried.result());
      tried.audience().forEach(a -> audience.merge(a.kindKey(), a.people(), Long::sum));
    }
    Review shown = review.apply(results);
    return shown.digest(fields).equals(reviewed)
        ? next.apply(act.get())
        : page(
            request,
            new NotReviewed(
                shown,
                audience.entrySet().stream()
                    .map(a -> new NoticeCounts.Audience(a.getKey(), a.getValue()))
                    .toList()),
            fields,
            !reviewed.isEmpty());
  }

  /** What a part that was tried led to, and whom it would notify. */
  private record TriedPart<P>(P result, List<NoticeCounts.Audience> audience) {}

  /** Does a part in a transaction that is taken back; only its last run counts. */
  private <P> TriedPart<P> tryOut(Supplier<P> part) {
    List<P> results = new ArrayList<>();
    List<NoticeCounts.Audience> audience = new ArrayList<>();
    try {
      transactions
          .get()
          .executeWrite(
              status -> {
                // A transaction that was lost is run again, and what it said before is nothing.
                results.clear();
                audience.clear();
                audience.addAll(tried(() -> results.add(part.get())));
                throw new TrialEnd();
              });
    } catch (TrialEnd tried) {
      return new TriedPart<>(results.get(0), audience);
    }
    throw new IllegalStateException("A part that is only tried was kept");
  }

  private static Map<String, List<String>> fields(Form typed) {
    if (typed.value(FIELD).equals(CHANGE)) {
      throw new Refusal.InvalidInput(List.of());
    }
    Map<String, List<String>> fields = new LinkedHashMap<>(typed.values());
    fields.keySet().removeAll(List.of(FIELD, Forms.CSRF_FIELD));
    return fields;
  }

  /** Does the act; its transaction ends without it unless it is what was reviewed. */
  private <R> R kept(
      Supplier<R> act,
      Function<R, Review> review,
      Map<String, List<String>> fields,
      String reviewed) {
    List<R> results = new ArrayList<>();
    List<NoticeCounts.Audience> audience = tried(() -> results.add(act.get()));
    Review shown = review.apply(results.get(0));
    if (!shown.digest(fields).equals(reviewed)) {
      throw new NotReviewed(shown, audience);
    }
    return results.get(0);
  }

  private List<NoticeCounts.Audience> tried(Runnable act) {
    if (notices.isPresent()) {
      return notices.get().during(act);
    }
    act.run();
    return List.of();
  }

  private HttpResponse<?> page(
      HttpRequest<?> request,
      NotReviewed open,
      Map<String, List<String>> fields,
      boolean changedMeanwhile) {
    Review review = open.review;
    Page page = pages.of(request).titled(review.actKey()).at(review.back());
    Map<String, Object> model =
        Map.of(
            "page", page,
            "review", review,
            "audience", open.audience,
            "action", request.getUri().getRawPath(),
            "fields", fields,
            "digest", review.digest(fields),
            "changedMeanwhile", changedMeanwhile);
    return HttpResponse.status(changedMeanwhile ? HttpStatus.CONFLICT : HttpStatus.OK)
        .body(templates.html("web/review", model, request))
        .contentType(Pages.HTML);
  }
}
