"""What `sync` asks of Linear, in GraphQL."""

from __future__ import annotations

_ISSUE = """id url description dueDate completedAt canceledAt
 state { type } assignee { email }"""
ISSUES = f"""query Issues($filter: IssueFilter, $after: String) {{
 issues(filter: $filter, first: 50, after: $after, includeArchived: true) {{
 nodes {{ {_ISSUE} }} pageInfo {{ hasNextPage endCursor }} }} }}"""
TEAMS = "query Teams($filter: TeamFilter) { teams(filter: $filter) { nodes { id } } }"
STATES = """query States($filter: WorkflowStateFilter) {
 workflowStates(filter: $filter) { nodes { id } } }"""
USERS = "query Users($filter: UserFilter) { users(filter: $filter) { nodes { id } } }"
LABELS = """query Labels($filter: IssueLabelFilter) {
 issueLabels(filter: $filter) { nodes { id team { id } } } }"""
NEW_LABEL = """mutation NewLabel($input: IssueLabelCreateInput!) {
 issueLabelCreate(input: $input) { success issueLabel { id } } }"""
NEW_ISSUE = f"""mutation NewIssue($input: IssueCreateInput!) {{
 issueCreate(input: $input) {{ success issue {{ {_ISSUE} }} }} }}"""
CHANGE = f"""mutation Change($id: String!, $input: IssueUpdateInput!) {{
 issueUpdate(id: $id, input: $input) {{ success issue {{ {_ISSUE} }} }} }}"""
