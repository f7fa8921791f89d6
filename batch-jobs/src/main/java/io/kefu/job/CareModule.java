package io.kefu.job;

import io.kefu.care.CareDesk;
import io.kefu.care.CareJob;
import io.kefu.care.CustomerSheet;
import io.kefu.care.ErasureDesk;
import io.kefu.care.PersonalData;
import io.kefu.care.Profile;
import io.kefu.store.JobPart;

/** Care, put together. */
public final class CareModule {

    private final Ground ground;
    private final CustomerModule customer;

    CareModule(Ground ground, CustomerModule customer) {
        this.ground = ground;
        this.customer = customer;
    }

    public CareDesk desk() {
        return new CareDesk(ground.workspace(), ground.database(), customer.repository(), ground.clock());
    }

    JobPart part(IntakeModule intake) {
        return new CareJob(ground.workspace(), ground.database(), intake.runLog());
    }

    public PersonalData personalData() {
        return new PersonalData(ground.workspace(), ground.database(), customer.repository(), ground.clock());
    }

    public ErasureDesk erasure() {
        return new ErasureDesk(
                ground.workspace(),
                ground.database(),
                ground.rulebook().mappings(),
                customer.repository(),
                ground.clock());
    }

    public CustomerSheet sheet() {
        return new CustomerSheet(
                ground.workspace(),
                ground.database().workspaceId(),
                desk(),
                customer.repository(),
                ground.audit(),
                ground.clock(),
                ground.language());
    }

    public Profile profile() {
        return new Profile(ground.language(), ground.workspace().settings().zone());
    }
}
