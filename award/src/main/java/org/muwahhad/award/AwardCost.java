package org.muwahhad.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What the living awards of a tender cost, demand line by demand line, in three currencies: that of
 * the award, that of the tender, and that of the state which pays. Every figure of an item, a lot,
 * an entity or a state is a sum of these lines, so that figures of one name are equal wherever they
 * are shown. {@code docs/rounding.md} states the rule. Knows no database.
 *
 * <p>In the currency of the tender an award is its converted amount, rounded once; it is shared out
 * among its items and states by what they cost in the currency of the award, and further among
 * their lines. In the currency of a state the figures are those of the award or of the tender where
 * it has the same currency; else what the state takes of the award is converted once and shared out
 * among its lines. VAT in another currency is that of the state in the award, converted once.
 */
public record AwardCost(List<CostLine> lines) {
  public AwardCost {
    lines = List.copyOf(lines);
  }

  /** An amount without VAT, and the VAT on it. */
  public record NetAndVat(Money net, Money vat) {
    public Money gross() {
      return net.plus(vat);
    }

    NetAndVat plus(NetAndVat other) {
      return new NetAndVat(net.plus(other.net), vat.plus(other.vat));
    }
  }

  /**
   * The quantity of a demand line that an award serves.
   *
   * @param own in the currency of the award
   * @param converted in the currency of the tender
   * @param local in the currency of the state
   */
  public record CostLine(
      long awardId,
      long lotItemId,
      String stateCode,
      long entityId,
      long demandLineId,
      BigDecimal vatPercent,
      NetAndVat own,
      NetAndVat converted,
      NetAndVat local) {}

  /** An award with the amount it comes to in the currency of the tender. */
  record AwardTotal(long id, String currency, Money converted) {}

  /**
   * The sum of some figures of some lines.
   *
   * @param lines at least one
   */
  public static NetAndVat sum(Stream<CostLine> lines, Function<CostLine, NetAndVat> figure) {
    return lines.map(figure).reduce(NetAndVat::plus).orElseThrow();
  }

  private record CostPart(long lotItemId, String stateCode) {}

  /**
   * The cost of awards.
   *
   * @param lines with their cost in the currency of their award, by award, item, state and line
   * @param currencies of the states, by their codes
   */
  static AwardCost of(
      List<AwardTotal> awards,
      List<AwardAllocations.CostedLine> lines,
      Map<String, String> currencies,
      Conversion conversion) {
    Map<Long, List<AwardAllocations.CostedLine>> byAward =
        grouped(lines, AwardAllocations.CostedLine::awardId);
    List<CostLine> all = new ArrayList<>();
    for (AwardTotal award : awards) {
      List<AwardAllocations.CostedLine> own = byAward.getOrDefault(award.id(), List.of());
      if (!own.isEmpty()) {
        all.addAll(new AwardLineList(award, own, currencies, conversion).lines());
      }
    }
    return new AwardCost(all);
  }

  private static <K, T> Map<K, List<T>> grouped(List<T> all, Function<T, K> key) {
    Map<K, List<T>> groups = new LinkedHashMap<>();
    all.forEach(t -> groups.computeIfAbsent(key.apply(t), k -> new ArrayList<>()).add(t));
    return groups;
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money::plus).orElseThrow();
  }

  /** An amount shared out in proportion to others. */
  private static List<Money> parts(Money whole, List<Money> by) {
    return Rounding.shareOut(whole, by.stream().map(Money::amount).toList()).stream()
        .map(p -> new Money(p, whole.currency()))
        .toList();
  }

  /**
   * The parts of an award's amount in the currency of the tender, among its items and states.
   *
   * @param own what they cost in the currency of the award, by item in its place and by state
   */
  public static List<Money> converted(Money whole, List<Money> own) {
    return parts(whole, own);
  }

  /** The lines of one award. */
  private record AwardLineList(
      AwardTotal award,
      List<AwardAllocations.CostedLine> rows,
      Map<String, String> currencies,
      Conversion conversion) {

    List<CostLine> lines() {
      List<NetAndVat> own = rows.stream().map(this::own).toList();
      List<Money> nets = nets(own);
      List<CostLine> lines = new ArrayList<>();
      Map<String, List<Integer>> byState = new LinkedHashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        byState.computeIfAbsent(rows.get(i).stateCode(), s -> new ArrayList<>()).add(i);
      }
      byState.forEach((state, places) -> addState(lines, state, places, own, nets));
      return lines;
    }

    private NetAndVat own(AwardAllocations.CostedLine row) {
      return new NetAndVat(
          Money.rounded(row.netAmount(), award.currency()),
          Money.rounded(row.vatAmount(), award.currency()));
    }

    /** The net amounts in the currency of the tender. */
    private List<Money> nets(List<NetAndVat> own) {
      Map<CostPart, List<Integer>> byPart = new LinkedHashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        byPart
            .computeIfAbsent(
                new CostPart(rows.get(i).lotItemId(), rows.get(i).stateCode()),
                p -> new ArrayList<>())
            .add(i);
      }
      List<List<Integer>> places = List.copyOf(byPart.values());
      List<Money> parts =
          AwardCost.converted(
              award.converted(),
              places.stream()
                  .map(p -> sum(p.stream().map(i -> own.get(i).net()).toList()))
                  .toList());
      Money[] nets = new Money[rows.size()];
      for (int p = 0; p < places.size(); p++) {
        List<Integer> of = places.get(p);
        List<Money> shared =
            AwardCost.parts(parts.get(p), of.stream().map(i -> own.get(i).net()).toList());
        for (int i = 0; i < of.size(); i++) {
          nets[of.get(i)] = shared.get(i);
        }
      }
      return List.of(nets);
    }

    private void addState(
        List<CostLine> lines,
        String state,
        List<Integer> places,
        List<NetAndVat> own,
        List<Money> nets) {
      String tenders = award.converted().currency();
      String local = currencies.getOrDefault(state, tenders);
      List<Money> ownNets = places.stream().map(i -> own.get(i).net()).toList();
      List<Money> ownVats = places.stream().map(i -> own.get(i).vat()).toList();
      List<Money> convertedNets = places.stream().map(nets::get).toList();
      List<Money> convertedVats = in(tenders, ownVats);
      boolean likeTender = local.equals(tenders) && !local.equals(award.currency());
      List<Money> localNets = likeTender ? convertedNets : in(local, ownNets);
      List<Money> localVats = likeTender ? convertedVats : in(local, ownVats);
      for (int i = 0; i < places.size(); i++) {
        AwardAllocations.CostedLine row = rows.get(places.get(i));
        lines.add(
            new CostLine(
                row.awardId(),
                row.lotItemId(),
                row.stateCode(),
                row.entityId(),
                row.demandLineId(),
                row.vatPercent(),
                new NetAndVat(ownNets.get(i), ownVats.get(i)),
                new NetAndVat(convertedNets.get(i), convertedVats.get(i)),
                new NetAndVat(localNets.get(i), localVats.get(i))));
      }
    }

    /** Amounts of a state in another currency: their sum converted once, and shared out. */
    private List<Money> in(String currency, List<Money> amounts) {
      return currency.equals(award.currency())
          ? amounts
          : AwardCost.parts(conversion.convert(sum(amounts), currency), amounts);
    }
  }
}
