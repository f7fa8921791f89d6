package io.kefu.intake.ledger;

/**
 * Rows by fate: {@code read = imported + duplicate + filtered + quarantined}.
 *
 * @param updated of the imported, those whose id was known
 */
public record FateCounts(long imported, long updated, long duplicate, long filtered, long quarantined) {

    public FateCounts plus(FateCounts other) {
        return new FateCounts(
                imported + other.imported,
                updated + other.updated,
                duplicate + other.duplicate,
                filtered + other.filtered,
                quarantined + other.quarantined);
    }

    public long read() {
        return imported + duplicate + filtered + quarantined;
    }
}
