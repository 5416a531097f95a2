package makewhole.allocation.regression.http;

import java.util.List;

/** The cases of one audit. */
record FrozenCasesBody(List<RegressionCaseBody> cases) {}
