# Challenges set on data.
right-datasets-challenge = Set a challenge on data, answer what is submitted, publish the results
right-datasets-submit = Submit something to a challenge
subject-dataset-challenge = Challenge on data
moderation-target-proposition-defi = Submission to a challenge
event-datasets-challenge-set = Challenge announced
event-datasets-challenge-changed = What is said of the challenge has changed
event-datasets-challenge-cancelled = Challenge cancelled
event-datasets-challenge-results = Results of the challenge published
event-datasets-submitted = Submission made
event-datasets-submission-withdrawn = Submission taken back by its author
event-datasets-submission-removed = Submission removed by moderation
event-datasets-submission-answered = Answer to a submission prepared
notice-datasets-challenge-set = The challenge is announced. It opens and closes by itself on the days that are said.
notice-datasets-challenge-changed = The challenge is changed.
notice-datasets-challenge-cancelled = The challenge is cancelled. Its page says why.
notice-datasets-challenge-results = The results are published, with the answer to each submission.
notice-datasets-submitted = Your submission is made. The answer will come with the results.
notice-datasets-submission-answered = The answer is kept. Everybody will read it with the results.
datasets-challenge-home = Submit until { $at }
datasets-challenges = Challenges
datasets-challenges-lead = What the body proposes to do with its data, and what inhabitants, associations and companies made of them.
datasets-challenges-none = No challenge is set for now.
datasets-challenge-new = Set a challenge
datasets-challenge-change = Change the challenge
datasets-challenge-cancel = Cancel the challenge
datasets-challenge-button = Keep the challenge
datasets-challenge-data = Data that the challenge rests on
datasets-challenge-by = Group that answers
datasets-challenge-opens = Opening
datasets-challenge-closes = Closing
datasets-challenge-from = Opens on { $at }
datasets-challenge-until = Open until { $at }
datasets-challenge-since = Closing on { $date }
datasets-challenge-cancelled = This challenge is cancelled.
datasets-challenge-stage-annonce = Announced
datasets-challenge-stage-ouvert = Open
datasets-challenge-stage-clos = Closed, results awaited
datasets-challenge-stage-resultats = Results published
datasets-challenge-stage-annule = Cancelled
datasets-gallery-au-fil = Everybody reads submissions as they come
datasets-gallery-a-la-cloture = Everybody reads submissions at the closing; agents read them before
datasets-field-challenge-title = Title of the challenge
datasets-field-question = Question that is asked
datasets-field-question-hint = What is to be understood, shown or made better.
datasets-field-challenge-data-hint = Twenty published datasets at most.
datasets-field-expected = What is expected
datasets-field-expected-hint = A map, an application, a study, an idea… and in which form.
datasets-field-criteria = Criteria
datasets-field-prize = What is offered
datasets-field-prize-hint = In words: a prize, a meeting, support; nothing if nothing is offered.
datasets-field-opens = Opening
datasets-field-opens-hint = Leave empty to open at once.
datasets-field-closes = Closing
datasets-field-closes-hint = The challenge is open until the end of that day.
datasets-field-gallery = Reading of submissions
datasets-challenge-title-empty = Give the challenge a title.
datasets-challenge-question-empty = Say which question is asked.
datasets-challenge-expected-empty = Say what is expected.
datasets-challenge-gallery-empty = Say when everybody reads submissions.
datasets-challenge-gallery-kept = The challenge is open already: submissions are read as everybody was told before submitting.
datasets-challenge-date-unreadable = Give a day.
datasets-challenge-dates-order = The closing comes after the opening.
datasets-challenge-opened = The challenge is open already: its opening changes no more.
datasets-challenge-closing-past = Give a closing to come.
datasets-challenge-data-empty = Choose at least one dataset.
datasets-challenge-data-many = Choose at most { $max } datasets.
datasets-challenge-data-gone = One of the datasets is no longer published: choose others.
datasets-challenge-reason-empty = Say why the challenge is cancelled.
datasets-challenge-over = This challenge is over: it changes no more.
datasets-challenge-not-closed = The challenge is not closed, or its results are published already.
datasets-challenge-not-open = This challenge is not open: nobody submits anything for now.
datasets-challenge-results-empty = Say what the body retains of the whole.
datasets-submit-title = Submit something
datasets-submit-lead-now = Your submission is read by everybody as soon as it is made. Moderation may remove it, and you may take it back until the results.
datasets-submit-lead-later = Your submission is read by agents as soon as it is made, and by everybody at the closing. Moderation may remove it, and you may take it back until the results.
datasets-submit-button = Submit
datasets-field-submission-title = Title of the submission
datasets-field-submission-text = What you submit
datasets-field-submission-text-hint = What you made, with which data, and what is seen in it.
datasets-field-submission-address = Address where it is seen
datasets-field-submission-address-hint = A page, a code repository, a video.
datasets-field-submission-file = File
datasets-field-submission-file-hint = { $max } at most. Everybody will be able to save it.
datasets-field-submission-group = In the name of
datasets-field-submission-group-hint = A group of which you are a member, or nobody but you.
datasets-submission-title-empty = Give your submission a title.
datasets-submission-empty = Say what you submit.
datasets-submission-group-other = You are not a member of this group.
datasets-submission-file-empty = This file is empty.
datasets-submissions-each = You already made { $max } submissions to this challenge.
datasets-submissions-many = This challenge received { $max } submissions: it takes no more.
datasets-submission-for = { $name }, for { $group }
datasets-submission-file = Save the file “{ $name }”
datasets-submission-answer = Answer “{ $title }”
datasets-submissions-none = Nobody has submitted anything yet.
datasets-submissions-hidden = Everybody will read the submissions at the closing. Here you see yours.
datasets-field-verdict = What the body makes of it
datasets-field-verdict-why = Why
datasets-field-verdict-why-hint = Everybody will read this answer with the results.
datasets-verdict-button = Keep the answer
datasets-verdict-empty = Say whether the submission is retained.
datasets-verdict-retenue = Retained
datasets-verdict-non-retenue = Not retained
datasets-verdict-awaited = Answer awaited
datasets-results = Results
datasets-results-on = Published on { $date }.
datasets-results-title = Publish the results
datasets-results-lead = The answers to submissions are published at the same time, and change no more.
datasets-results-button = Publish the results and the answers
datasets-field-results-hint = What is retained, what will be done with it, and when.
datasets-field-cancel = Why the challenge is cancelled
datasets-field-cancel-hint = Everybody will read it on the page of the challenge.
datasets-cancel-button = Cancel this challenge
datasets-challenge-unanswered = { $n ->
    [one] One submission still awaits its answer.
   *[other] { $n } submissions still await their answer.
 }
datasets-submissions = { $n ->
    [0] Submissions
    [one] One submission
   *[other] { $n } submissions
 }
datasets-submissions-retained = { $n ->
    [0] No submission is retained.
    [one] One submission is retained.
   *[other] { $n } submissions are retained.
 }
datasets-results-left = { $n ->
    [0] Each submission has its answer.
    [one] One submission still awaits its answer.
   *[other] Submissions that still await their answer: { $n }.
 }
news-datasets-challenge-set = { $n ->
    [one] A challenge is set
   *[other] { $n } challenges are set
 }
news-datasets-challenge-changed = { $n ->
    [one] A challenge has changed
   *[other] { $n } challenges have changed
 }
news-datasets-challenge-cancelled = { $n ->
    [one] A challenge is cancelled
   *[other] { $n } challenges are cancelled
 }
news-datasets-challenge-results = { $n ->
    [one] The results of a challenge are published
   *[other] The results of { $n } challenges are published
 }
news-datasets-submitted = { $n ->
    [one] A new submission
   *[other] { $n } new submissions
 }
